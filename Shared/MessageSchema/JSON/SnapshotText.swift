/// How a state is written into a snapshot: as JSON in one pass, in which what stands in many places is written once.
///
/// It is read by the programs of one format only (`LogFold`); what travels is written otherwise.
package enum SnapshotText {
    /// The text of a state.
    /// - Throws: `EncodingError` where it cannot be written.
    package static func bytes(of state: some Encodable) throws -> [UInt8] {
        try JSONStreamEncoder.bytes(of: state, isSharing: true)
    }

    /// The state that a text holds.
    /// - Throws: `DecodingError` with the place and the reason.
    package static func state<State: Decodable>(_ type: State.Type, of bytes: [UInt8]) throws -> State {
        try JSONStreamDecoder.value(type, of: bytes)
    }
}
