import DomainModel
import MessageBus
import MessageSchema

/// Requests that were read and are in order, each kind in the order of arrival.
struct ReadRequests<A: Aggregate>: Sendable {
    /// A request that is no command.
    struct Question: Sendable {
        let id: String
        let kind: BusRequest.Kind
        let body: JSONValue
        let peer: TransportPeer
    }

    /// Commands and previews, as the core takes them.
    var commands: [ServiceCore<A>.Input] = []
    /// What is answered without the core, from what is durable when they are taken up.
    var questions: [Question] = []

    var count: Int { commands.count + questions.count }

    mutating func add(_ others: ReadRequests) {
        // Usually nothing waits, and the other's memory is taken over.
        if commands.isEmpty { commands = others.commands } else { commands += others.commands }
        if questions.isEmpty { questions = others.questions } else { questions += others.questions }
    }
}
