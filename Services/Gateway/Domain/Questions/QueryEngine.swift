import DomainModel
import HashTreeCollections
public import MessageSchema

/// Answers questions from the state: a pure function of the question, the state, what was heard of the services, and the
/// time.
public struct QueryEngine: Sendable {
    private let state: GatewayState
    private let freshness: [ServiceName: SourceFreshness]
    private let now: Instant

    /// Answers from a state at a moment of the clock.
    public init(state: GatewayState, freshness: [ServiceName: SourceFreshness], now: Instant) {
        self.state = state
        self.freshness = freshness
        self.now = now
    }

    /// The answer: one of the reply types that `QueryName` names.
    /// - Parameter chain: what the stored logs hold of the causes and consequences of the event that `why` asks for.
    /// - Throws: `Problem` where there is no such question or operation, or something is missing.
    public func answer(
        _ request: QueryRequest, chain: CausalChain? = nil
    ) throws(Problem) -> any Encodable & Sendable {
        let name = try QuestionReading.name(of: request)
        guard let listing = request.listing else { return try whole(name, request, chain) }
        let picking = try ListPicking(listing, request, name)
        let day = picking.day ?? request.asOf?.lastDay ?? now.day
        let reply: JSONValue
        do {
            reply = try JSONValue.encoding(try whole(name, day == now.day ? request : request.asOf(day), chain))
        } catch let problem as Problem {
            throw problem
        } catch {
            throw Problem(.internalFailure, "the answer cannot be written: \(error)")
        }
        return try picking.pick(from: reply, day: day)
    }

    /// The answer with every list whole.
    private func whole(
        _ name: QueryName, _ request: QueryRequest, _ chain: CausalChain?
    ) throws(Problem) -> any Encodable & Sendable {
        guard let operation = request.operation else { return operations(request) }
        guard let records = state.operations[operation]?.recorded(by: request.recordedBy?.instant) else {
            throw unknown(operation)
        }
        guard !records.isEmpty else { throw notYetRecorded(operation, request.recordedBy) }
        let answers = Answers(
            operation: operation, records: records, asked: moment(request),
            about: header(of: request, operation: operation, records: records.known(at: request.knownAt?.instant)),
            now: now)
        return try answers.reply(to: name, request.filter ?? QueryFilter(), chain: chain)
    }

    /// What the answer to a question says of itself.
    public func header(of request: QueryRequest) -> AnswerHeader {
        guard let operation = request.operation, let records = state.operations[operation] else {
            return header(of: request, operation: nil)
        }
        return header(
            of: request, operation: operation,
            records: records.recorded(by: request.recordedBy?.instant).known(at: request.knownAt?.instant))
    }

    /// Whether an operation is known.
    /// - Throws: `Problem` of kind `unknown-operation` with the nearest that there are.
    public func check(_ operation: OperationID) throws(Problem) {
        if state.operations[operation] == nil { throw unknown(operation) }
    }

    /// How far and how old the part of each service is.
    public var ages: [String: ServiceAge] {
        var ages: [String: ServiceAge] = [:]
        for service in ServiceName.allCases {
            ages[service.rawValue] = (freshness[service] ?? SourceFreshness()).age(of: state.source(service), at: now)
        }
        return ages
    }

    private func moment(_ request: QueryRequest) -> Moment {
        Moment(asOf: request.asOf?.lastDay, knownAt: request.knownAt?.instant)
    }

    private func header(
        of request: QueryRequest, operation: OperationID?, records: OperationRecords? = nil
    ) -> AnswerHeader {
        AnswerHeader(
            operation: operation, title: records?.title, currency: records?.currency,
            asOf: request.asOf?.lastDay ?? now.day, knownAt: request.knownAt?.instant,
            recordedBy: request.recordedBy?.instant, answeredAt: now,
            bookmark: state.bookmark, services: ages)
    }

    private func operations(_ request: QueryRequest) -> OperationsReply {
        let about = header(of: request, operation: nil)
        let moment = Moment(asOf: about.asOf, knownAt: about.knownAt)
        let summaries = state.operations.sorted { $0.key < $1.key }.compactMap { operation, records in
            let records = records.recorded(by: about.recordedBy)
            return records.isEmpty ? nil : summary(of: operation, records.known(at: moment.knownAt), at: moment)
        }
        return OperationsReply(about: about, operations: summaries)
    }

    private func summary(
        of operation: OperationID, _ records: OperationRecords, at moment: Moment
    ) -> OperationsReply.Summary? {
        let established = records.mandate.operation.flatMap { moment.includes($0.created) ? $0 : nil }
        let accepted: [(ServiceName, EntryStamp?)] = [
            (.pledges, records.pledges.acceptance?.stamp), (.funding, records.funding.acceptance?.stamp),
            (.command, records.command.acceptance?.created),
        ]
        let known = accepted.filter { $0.1.map(moment.includes) ?? false }
        guard established != nil || !known.isEmpty else { return nil }
        return OperationsReply.Summary(
            operation: operation, title: records.title, currency: records.currency,
            description: established?.establishment.description, establishedOn: established?.created.effective,
            acceptedBy: known.map { .known($0.0) },
            entries: [established?.created.event].compactMap { $0 } + known.compactMap { $0.1?.event })
    }

    private func notYetRecorded(_ operation: OperationID, _ moment: KnownTime?) -> Problem {
        Problem(
            .unknownOperation,
            "nothing of the operation `\(operation.wire)` was recorded by \(moment?.wire ?? "then"); give a later `recordedBy`, "
                + "or leave it out. When something was known in the world is asked with `knownAt`")
    }

    private func unknown(_ operation: OperationID) -> Problem {
        let known = state.operations.keys.map(\.wire).sorted()
        let nearest = NearestMatch.of(operation.wire, in: known, limit: 3)
        let hint =
            known.isEmpty
            ? "none is known here yet; establish one with `establish-operation`"
            : "there is "
                + (nearest.isEmpty ? known.prefix(5) : nearest[...]).joined(separator: ", ")
                + "; one that has just been established is found when its reply's bookmark is given in `after`"
        return Problem(.unknownOperation, "no operation `\(operation.wire)` is known here; \(hint)")
    }
}
