extension EventHeader {
    /// Writes the attributes, and what the event states in its place among them.
    func write(to text: inout JSONText, data: (inout JSONText) -> Void) {
        text.member("actor", actor)
        text.member("causationid", causation)
        text.member("commandhash", commandHash.hex)
        text.member("commandid", command)
        text.member("correlationid", correlation)
        text.name("data")
        data(&text)
        text.member("datacontenttype", "application/json")
        text.member("effectivedate", effective)
        text.member("epoch", id.epoch.description)
        text.member("id", id)
        text.member("learnedtime", learned)
        text.member("logid", id.log.value)
        text.member("operation", operation)
        text.member("sequence", id.sequence.padded)
        text.member("source", source)
        text.member("specversion", Self.version)
        text.member("subject", subject)
        text.member("time", recorded)
        text.member("traceparent", traceparent)
        text.member("type", type)
    }
}

extension Provenance {
    /// Writes basis and sources as `encode(to:)` does.
    package func write(to text: inout JSONText) { write(to: &text, among: []) }

    /// Writes both members into one object with those of a payload, which are sorted; a payload's of the same name give
    /// way.
    func write(to text: inout JSONText, among payload: [JSONObject.Member]) {
        var isBasisDue = true
        var areSourcesDue = !sources.isEmpty
        text.object { text in
            func writeOwn(before name: String?, _ text: inout JSONText) {
                if isBasisDue, name.map({ "basis" < $0 }) ?? true {
                    isBasisDue = false
                    text.member("basis", basis.wire)
                }
                if areSourcesDue, name.map({ "sources" < $0 }) ?? true {
                    areSourcesDue = false
                    text.name("sources")
                    text.array(sources) { $0.write(to: &$1) }
                }
            }
            for member in payload where member.key != "basis" && (member.key != "sources" || sources.isEmpty) {
                writeOwn(before: member.key, &text)
                text.name(of: member.key)
                text.value(member.value)
            }
            writeOwn(before: nil, &text)
        }
    }
}
