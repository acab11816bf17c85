import MessageSchema

/// Who leads, which units there are and who is based where, as lines of text that fit a width.
enum CommandLines {
    /// The tree of posts: each with its state and holder, what is wrong with that, and the units under it.
    static func posts(_ reply: PostsReply, on surface: Surface) -> [String] {
        let part = reply.posts
        let head =
            part.total == 0
            ? "no posts are established"
            : "\(Wording.number(part.total)) \(part.total == 1 ? "post" : "posts"): \(part.filled) filled, \(part.underWay) under way, \(part.vacant) vacant"
        return [heading(head, reply.about, on: surface)] + reply.tree.flatMap { post($0, depth: 0, on: surface) }
    }

    private static func post(_ post: PostView, depth: Int, on surface: Surface) -> [String] {
        let indent = String(repeating: "  ", count: min(depth, 10))
        let holder = post.officer.map {
            [$0.rank?.wire, $0.name.wire, "(\($0.nation.wire))"].compactMap { $0 }.joined(separator: " ")
        }
        let state = [Wording.words(post.state.wire), holder ?? post.nation?.wire].compactMap { $0 }.joined(
            separator: ": ")
        let grade = post.grade.map { ", \($0.wire)" } ?? ""
        var lines = wrapped("\(post.title.wire) (\(post.post.wire)\(grade)) \(state)", indent, surface)
        if let acting = post.acting {
            let name = [acting.rank?.wire, acting.name.wire, "(\(acting.nation.wire))"].compactMap { $0 }
            lines += wrapped("acting: " + name.joined(separator: " "), indent + "  ", surface)
        }
        if !post.atRiskBy.isEmpty {
            let words = "at risk: \(post.atRiskBy.map(\.wire).joined(separator: ", ")) on hold or withdrawn"
            lines += wrapped(words, indent + "  ", surface).map { Style.yellow($0, on: surface) }
        }
        for reason in post.ineligible {
            lines += wrapped("not eligible: \(reason.detail)", indent + "  ", surface).map {
                Style.red($0, on: surface)
            }
        }
        if !post.notEvidenced.isEmpty {
            let steps = post.notEvidenced.map { Wording.words($0.wire) }.joined(separator: ", ")
            lines += wrapped("not evidenced: \(steps)", indent + "  ", surface).map { Style.dim($0, on: surface) }
        }
        for unit in post.units { lines += wrapped("- " + words(for: unit), indent + "  ", surface) }
        return lines + post.children.flatMap { self.post($0, depth: depth + 1, on: surface) }
    }

    /// The units, each with its nation, its line's stage and who holds authority.
    static func units(_ reply: UnitsReply, on surface: Surface) -> [String] {
        let head =
            reply.units.isEmpty
            ? "no units are formed"
            : "\(Wording.number(reply.units.count)) \(reply.units.count == 1 ? "unit" : "units")"
        return [heading(head, reply.about, on: surface)] + reply.units.flatMap { wrapped(words(for: $0), "", surface) }
    }

    private static func words(for unit: UnitView) -> String {
        let nation = unit.nation?.wire ?? "nation unknown"
        let held =
            unit.post.map { "\(unit.authority.wire.uppercased()) to \($0.wire)" } ?? "under national command alone"
        let notes = [
            unit.atRisk ? "at risk" : nil, unit.notEvidenced ? "in theatre not evidenced" : nil,
        ].compactMap { $0 }
        return
            ([
                "\(unit.title.wire) (\(unit.unit.wire)), \(nation)", Wording.words(unit.stage?.wire ?? "stageUnknown"),
                held,
            ] + notes).joined(separator: ", ")
    }

    /// The stations, each with the clause that it is against.
    static func stations(_ reply: StationsReply, on surface: Surface) -> [String] {
        [heading(reply.statement, reply.about, on: surface)]
            + reply.stations.flatMap { station -> [String] in
                let whom =
                    station.unit.map { "unit \($0.wire)" } ?? station.post.map { "post \($0.wire)" } ?? "personnel"
                let until = station.until.map { " to \($0.wire)" } ?? ""
                let purpose = station.purpose.map { ": \($0.wire)" } ?? ""
                let line =
                    "\(station.area.wire): \(whom) of \(station.nation.wire) from \(station.from.wire)\(until)\(purpose)"
                return wrapped(line, "", surface)
                    + station.breaches.flatMap { breach in
                        wrapped("in breach: \(breach.detail)", "  ", surface).map { Style.red($0, on: surface) }
                    }
            }
    }

    private static func heading(_ text: String, _ about: AnswerHeader, on surface: Surface) -> String {
        var moment = "as of \(about.asOf.wire)"
        if let known = about.knownAt { moment += ", as known at \(known.wire)" }
        if let recorded = about.recordedBy { moment += ", as recorded by \(recorded.wire)" }
        return Style.bold(text, on: surface) + "  " + Style.dim(moment, on: surface)
    }

    private static func wrapped(_ text: String, _ indent: String, _ surface: Surface) -> [String] {
        Columns.wrap(Safe.text(text), to: max(20, surface.width - indent.count)).map { indent + $0 }
    }
}
