extension Problem {
    /// The kinds of problem the suite knows.
    public enum Kind: String, CaseIterable, Sendable {
        /// The bytes are no JSON that is accepted here.
        case malformedJSON = "malformed-json"
        /// The JSON does not have the form that is asked for.
        case invalidContent = "invalid-content"
        /// A command, query or path of that name does not exist.
        case unknownName = "unknown-name"
        /// The operation is not known to this service.
        case unknownOperation = "unknown-operation"
        /// The command names an entity that does not exist.
        case unknownEntity = "unknown-entity"
        /// The command creates an entity that exists.
        case alreadyExists = "already-exists"
        /// The command would change nothing.
        case alreadySo = "already-so"
        /// A rule of the field forbids it in the present state.
        case notAllowed = "not-allowed"
        /// A gate of the ladder is not fulfilled.
        case gateNotMet = "gate-not-met"
        /// The sources do not support what is said.
        case unsupportedSource = "unsupported-source"
        /// The entity has changed since the sender looked.
        case staleRevision = "stale-revision"
        /// The command id was used for other content.
        case idReused = "id-reused"
        /// The result would be larger than an event may be.
        case tooLarge = "too-large"
        /// What must be known first has not arrived yet.
        case notYetKnown = "not-yet-known"
        /// More waits than can be taken in.
        case overloaded = "overloaded"
        /// The service that owns it cannot be reached, or is stopping.
        case unavailable = "unavailable"
        /// The log cannot take more: its disk is full.
        case storageFull = "storage-full"
        /// The position asked for is not one of this log.
        case divergence = "divergence"
        /// The sender may not do this.
        case forbidden = "forbidden"
        /// The method does not fit the path.
        case methodNotAllowed = "method-not-allowed"
        /// The service did not do its part; the log says more.
        case internalFailure = "internal-failure"

        /// The kind in a few words.
        public var title: String {
            switch self {
            case .malformedJSON: "Not acceptable as JSON"
            case .invalidContent: "Content not as asked for"
            case .unknownName: "No such command, query or path"
            case .unknownOperation: "No such operation"
            case .unknownEntity: "No such entity"
            case .alreadyExists: "Exists already"
            case .alreadySo: "Already so"
            case .notAllowed: "Not allowed as things stand"
            case .gateNotMet: "Gate not met"
            case .unsupportedSource: "Not supported by its sources"
            case .staleRevision: "Changed since you looked"
            case .idReused: "Command id used for other content"
            case .tooLarge: "Too large"
            case .notYetKnown: "Not known here yet"
            case .overloaded: "Too much at once"
            case .unavailable: "Not available"
            case .storageFull: "Storage full"
            case .divergence: "Not a position of this log"
            case .forbidden: "Not permitted"
            case .methodNotAllowed: "Method not allowed"
            case .internalFailure: "Failed"
            }
        }

        /// The HTTP status that fits the kind.
        public var status: Int {
            switch self {
            case .malformedJSON: 400
            case .invalidContent, .unsupportedSource, .idReused: 422
            case .unknownName, .unknownOperation, .unknownEntity: 404
            case .alreadyExists, .alreadySo, .notAllowed, .gateNotMet, .divergence: 409
            case .staleRevision: 412
            case .tooLarge: 413
            case .notYetKnown, .overloaded, .unavailable: 503
            case .storageFull: 507
            case .forbidden: 403
            case .methodNotAllowed: 405
            case .internalFailure: 500
            }
        }
    }
}
