import Foundation

/// A folder that its owner alone can enter.
enum PrivateFolder {
    /// Makes the folder and those above it with mode 0700, or checks the one that is there.
    static func prepare(_ path: String) throws(SettingsError) {
        try make(path)
        var status = stat()
        guard stat(path, &status) == 0 else { throw inaccessible(path, "it cannot be examined") }
        guard status.st_mode & S_IFMT == S_IFDIR else {
            throw SettingsError(
                .inaccessibleFolder, subject: path,
                "a file lies where a folder is needed: move it away, or set MUSTER_HOME to another folder")
        }
        guard status.st_uid == geteuid() else {
            throw SettingsError(
                .unsafeFolder, subject: path,
                """
                the folder belongs to user \(status.st_uid), this process runs as user \(geteuid()): run it as the \
                owner, or set MUSTER_HOME to a folder of your own
                """)
        }
        let mode = status.st_mode & 0o7777
        guard mode & 0o077 == 0 else {
            throw SettingsError(
                .unsafeFolder, subject: path,
                """
                others can enter the folder (mode \(String(mode, radix: 8)), allowed is 700), and whoever enters it can \
                talk to the services: chmod 700 '\(path)', or set MUSTER_HOME to another folder
                """)
        }
        guard access(path, R_OK | W_OK | X_OK) == 0 else { throw inaccessible(path, "it cannot be written to") }
    }

    private static func make(_ path: String) throws(SettingsError) {
        if mkdir(path, 0o700) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw inaccessible(path, "it cannot be made")
        }
        try make(String(path[..<slash]))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw inaccessible(path, "it cannot be made") }
    }

    private static func inaccessible(_ path: String, _ what: String) -> SettingsError {
        let reason = String(cString: strerror(errno))
        return SettingsError(
            .inaccessibleFolder, subject: path,
            "\(what): \(reason). Check the folder above it, or set MUSTER_HOME to another folder")
    }
}
