public import MessageSchema

/// A command that was read and found well-formed: what is left is to decide it.
///
/// It never changes, and goes through several hands and queues: a reference is what costs least to hand on.
public final class PreparedCommand<Command: ServiceCommand>: Sendable {
    /// The command as it was sent.
    public let envelope: CommandEnvelope
    /// What it asks for, typed.
    public let command: Command
    /// Whether the cell decides or a source reports.
    public let basis: Basis
    /// The SHA-256 of its content, by which a repetition is told from a reuse of its id.
    public let contentHash: Digest256

    /// Puts it together.
    public init(envelope: CommandEnvelope, command: Command, basis: Basis, contentHash: Digest256) {
        self.envelope = envelope
        self.command = command
        self.basis = basis
        self.contentHash = contentHash
    }
}
