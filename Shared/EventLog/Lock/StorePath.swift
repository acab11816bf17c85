import Foundation

/// The names, folders and modes of what lies on the disk.
enum StorePath {
    /// Names become file names and parts of a log's id.
    static func check(name: String) throws(LogError) {
        let isAllowed = name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
        // A log's id is the name, a dash and 32 digits, and at most 64 bytes long.
        guard (1...31).contains(name.utf8.count), isAllowed else {
            throw .invalid("\"\(name.prefix(80))\" cannot name a store: 1 to 31 of a-z, 0-9 and -")
        }
    }

    static func file(in directory: String, name: String, suffix: String) -> String {
        directory.hasSuffix("/") ? "\(directory)\(name).\(suffix)" : "\(directory)/\(name).\(suffix)"
    }

    /// Makes a folder and those above it, for the owner alone; one that is there already is left as it is.
    static func makeDirectory(_ path: String) throws(LogError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw LogError(
                .inaccessible, "the folder \(path) cannot be made: \(error). Make it, or name another", cause: error)
        }
    }

    /// Makes an empty file for the owner alone, so that what the database puts beside it gets the same mode.
    static func makeFile(_ path: String) throws(LogError) {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw inaccessible(path, "the file cannot be made") }
        Glibc.close(file)
    }

    /// The size of a file in bytes, or `nil` if there is none.
    static func size(_ path: String) -> UInt64? {
        var information = stat()
        guard stat(path, &information) == 0 else { return nil }
        return UInt64(max(0, information.st_size))
    }

    /// What this process may still write where the file lies.
    static func freeBytes(at path: String) -> UInt64? {
        var information = statvfs()
        guard statvfs(path, &information) == 0 else { return nil }
        return UInt64(information.f_bavail) * UInt64(information.f_frsize)
    }

    /// What a database consists of, beside its own file.
    static let databaseSuffixes = ["-wal", "-shm", "-journal", ""]

    /// Removes a database that nobody has open.
    static func removeDatabase(_ path: String) {
        for suffix in databaseSuffixes { unlink(path + suffix) }
    }

    /// Renames a database that nobody has open; its own file comes last.
    static func moveDatabase(_ path: String, to target: String) throws(LogError) {
        for suffix in databaseSuffixes where size(path + suffix) != nil {
            guard rename(path + suffix, target + suffix) == 0 else {
                throw inaccessible(path + suffix, "it cannot be renamed to \(target + suffix)")
            }
        }
    }

    /// Has the disk keep what was written to a file, or the names in a folder.
    static func syncFile(_ path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return }
        fsync(file)
        Glibc.close(file)
    }

    static func syncFolder(of path: String) {
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        syncFile(folder.isEmpty ? "/" : folder)
    }

    static func inaccessible(_ path: String, _ what: String, errno number: CInt = errno) -> LogError {
        LogError(
            .inaccessible,
            "\(path): \(what): \(String(cString: strerror(number))). Check the folder, its owner and its mode")
    }
}
