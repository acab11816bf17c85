import CommandDomain
import DomainModel
import FundingDomain
import MandateDomain
import MessageSchema
import PledgesDomain
import Testing

/// From the kinds of event that reactions answer to the kinds that they bring about.
private struct ReactionGraph {
    private(set) var edges: [String: Set<String>] = [:]
    private(set) var names: [String] = []

    mutating func add<State: Aggregate>(_ reactions: [any Reaction<State>]) {
        for reaction in reactions {
            let kind = type(of: reaction)
            names.append("\(State.Command.service.rawValue)/\(kind.name)")
            for answered in kind.answers { edges[answered.wire, default: []].formUnion(kind.emits.map(\.wire)) }
        }
    }

    /// A circle of event types, or `nil`.
    var circle: [String]? {
        func walk(_ path: [String]) -> [String]? {
            for next in (edges[path.last ?? ""] ?? []).sorted() {
                if path.contains(next) { return path + [next] }
                if let found = walk(path + [next]) { return found }
            }
            return nil
        }
        for start in edges.keys.sorted() {
            if let found = walk([start]) { return found }
        }
        return nil
    }
}

@Suite("The reactions of all services")
struct ReactionGraphTests {
    private static var graph: ReactionGraph {
        var graph = ReactionGraph()
        graph.add(MandateOperation.reactions)
        graph.add(PledgesOperation.reactions)
        graph.add(FundingOperation.reactions)
        graph.add(CommandOperation.reactions)
        return graph
    }

    @Test("never bring about, through others, what they answer")
    func acyclic() {
        #expect(Self.graph.circle == nil)
    }

    @Test("a circle would be found")
    func finds() {
        var graph = ReactionGraph()
        graph.add(CircularOperation.reactions)
        #expect(graph.circle?.count == 2)
    }

    @Test("let every other service accept an operation that mandate established")
    func acceptance() {
        #expect(
            Self.graph.edges["muster.mandate.operation.established.v1"] == [
                "muster.pledges.operation.accepted.v1", "muster.funding.operation.accepted.v1",
                "muster.command.operation.accepted.v1",
            ])
    }

    @Test("have names that no other reaction of their service has")
    func names() {
        #expect(Set(Self.graph.names).count == Self.graph.names.count)
    }
}

/// An aggregate whose reaction answers what it brings about.
private struct CircularOperation: Aggregate {
    typealias Command = MandateCommand
    typealias Event = MandateEvent

    static var reactions: [any Reaction<CircularOperation>] { [WhenOperationEstablishedEstablishIt()] }

    init(operation: OperationID) {}

    mutating func apply(_ event: RecordedEvent<MandateEvent>) {}

    func revision(of subject: Subject) -> SequenceNumber { .zero }

    mutating func settle() {}

    func decide(_ command: MandateCommand, in context: DecisionContext) throws(Refusal) -> [MandateEvent] { [] }
}

private struct WhenOperationEstablishedEstablishIt: Reaction {
    static let name = "circular"
    static let answers = [OperationEstablishment.type]
    static let emits = [OperationEstablishment.type]

    func commands(for event: RecordedEvent<MandateEvent>, state: CircularOperation) -> [MandateCommand] { [] }
}
