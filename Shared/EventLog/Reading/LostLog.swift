import MessageSchema

/// A log that was there once: its file is gone, and the gateway's store beside it still holds a copy.
public enum LostLog {
    /// Refuses to begin a new log in place of one that was lost: the services that follow it, and the gateway, would take
    /// the new one for what it is and let go of the copy from which the lost one can be brought back.
    /// - Throws: ``LogError`` with `missing` that names how much the copy holds and which commands help. A store of the
    ///   gateway that cannot be read says nothing, and is for the gateway's own start to refuse.
    public static func check(directory: String, service: String) async throws(LogError) {
        let path = StorePath.file(in: directory, name: service, suffix: "sqlite")
        let store = StorePath.file(in: directory, name: "gateway", suffix: "sqlite")
        guard StorePath.size(path) == nil, StorePath.size(store) != nil,
            let reader = try? await MirrorReader.open(directory: directory)
        else { return }
        let copies = try? await reader.copies()
        await reader.close()
        guard let copy = copies?.last(where: { $0.source == service && $0.archivedAt == nil }),
            copy.cursor.sequence > .zero
        else { return }
        throw LogError(
            .missing,
            """
            There is no \(path), but the gateway's store holds \(copy.cursor.sequence) events of the log \
            \(copy.cursor.log): it was lost. `muster log restore \(service) --from-gateway` brings it back, or --from FILE \
            with a backup. To begin a new log all the same, move \(store) away first
            """)
    }
}
