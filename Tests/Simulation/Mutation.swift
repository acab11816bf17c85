import ArgumentParser

/// A fault put into the suite on purpose: the simulation must find each of them, or it proves nothing.
enum Mutation: String, CaseIterable, ExpressibleByArgument {
    /// A follower takes any event that is later than the last one, as the Clone pattern does.
    case gapsIgnored = "gaps-ignored"
    /// A command is answered, and its events are published, before the append is durable.
    case acknowledgedEarly = "acknowledged-early"
    /// The log says that it is durable before it is synced.
    case syncForgotten = "sync-forgotten"
    /// A service's cursor is stored in a transaction of its own, before the one with the effect.
    case cursorApart = "cursor-apart"
    /// The log forgets the replies that it stored, and takes a repeated command for a new one.
    case repliesForgotten = "replies-forgotten"
    /// Nobody announces where a log stands.
    case announceMissing = "announce-missing"
    /// A service never asks again what time alone has brought about.
    case dueForgotten = "due-forgotten"

    var sentence: String {
        switch self {
        case .gapsIgnored: "a follower takes any event that is later than the last one"
        case .acknowledgedEarly: "a command is answered before the append is durable"
        case .syncForgotten: "the log says that it is durable before it is synced"
        case .cursorApart: "the cursor is stored in a transaction of its own, before its effect"
        case .repliesForgotten: "the log forgets the replies that it stored"
        case .announceMissing: "nobody announces where a log stands"
        case .dueForgotten: "a service asks only once what time alone has brought about"
        }
    }
}
