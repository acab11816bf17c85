import Foundation
public import MessageSchema

extension LogReader {
    /// Copies the log into a new file, as it is at one moment, while its service goes on, and verifies the copy.
    ///
    /// The copy is one file, for its owner alone; it appears under its name when it is whole and on the disk.
    /// - Parameters:
    ///   - path: where to; a file that is there is never overwritten.
    ///   - check: asked of every event of the copy.
    ///   - progress: told the pages copied, then the events verified.
    /// - Returns: the last event in the copy.
    /// - Throws: ``LogError``: `exists`; `corrupt` where the log is damaged, and nothing is kept of the copy; `full`;
    ///   `inaccessible`.
    public func backUp(
        to path: String, check: @escaping EventCheck = { _ in nil }, progress: @escaping LogProgress = { _, _ in }
    ) async throws(LogError) -> Cursor {
        guard StorePath.size(path) == nil else { throw Self.taken(path) }
        let partial = "\(path).partial-\(getpid())"
        do throws(LogError) {
            try await file.copy(to: partial, progress: progress)
            let copy = try await LogReader.open(path: partial)
            let (_, head) = try await copy.head()
            let result = try await copy.verify(check: check, progress: progress)
            await copy.close()
            if let fault = result.fault { throw .corrupt(fault, in: self.path) }
            // Unlike a renaming, a link does not replace what came to be there meanwhile.
            guard link(partial, path) == 0 else {
                throw errno == EEXIST
                    ? Self.taken(path) : StorePath.inaccessible(path, "the backup cannot be put there")
            }
            StorePath.removeDatabase(partial)
            StorePath.syncFolder(of: path)
            return head
        } catch {
            StorePath.removeDatabase(partial)
            throw error
        }
    }

    private static func taken(_ path: String) -> LogError {
        LogError(.exists, "\(path) is there already, and a backup overwrites nothing. Name a file that is not there")
    }
}
