/// Whether opening a store may make one.
public enum CreationPolicy: Hashable, Sendable {
    /// Make one if there is none.
    case ifMissing
    /// Refuse if there is none, with `missing`.
    case never
    /// Refuse if there is one, with `exists`.
    case always
}
