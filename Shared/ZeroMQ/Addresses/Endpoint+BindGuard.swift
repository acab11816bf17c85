import Glibc

extension Endpoint {
    /// Checks what the library would not: a folder that is missing, a file in the way, a live listener.
    ///
    /// libzmq removes whatever lies at an `ipc://` path before it binds, be it a regular file or the socket of a live
    /// process, whose endpoint it thereby takes over without an error. A socket file that nobody listens at is left to
    /// it.
    ///
    /// - Throws: `no-such-folder`, `endpoint-taken`, or `system-failure` when the check itself cannot be made.
    func checkBindable() throws(MessagingError) {
        guard transport == .ipc else { return }
        try checkFolder()
        var status = stat()
        guard lstat(address, &status) == 0 else {
            let code = errno
            if code == ENOENT { return }
            throw MessagingError(
                .bindFailed, "The path cannot be examined: check the permissions of its folder.",
                endpoint: description, systemCode: code)
        }
        guard status.st_mode & S_IFMT == S_IFSOCK else {
            throw MessagingError(
                .endpointTaken, "A file that is no socket lies at the path: move it away or choose another path.",
                endpoint: description)
        }
        if try someoneListens() {
            throw MessagingError(
                .endpointTaken, "Another socket listens there: stop that process or choose another path.",
                endpoint: description)
        }
    }

    private func checkFolder() throws(MessagingError) {
        let folder = address.lastIndex(of: "/").map { String(address[...$0]) } ?? "."
        var status = stat()
        let found = stat(folder, &status)
        let code = errno
        guard found == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw MessagingError(
                .noSuchFolder, "The folder \(folder) does not exist or cannot be entered: create it first.",
                endpoint: description, systemCode: found == 0 ? nil : code)
        }
        guard access(folder, W_OK | X_OK) == 0 else {
            let code = errno
            throw MessagingError(
                .bindFailed, "The folder \(folder) cannot be written to: change its permissions or choose another.",
                endpoint: description, systemCode: code)
        }
    }

    private func someoneListens() throws(MessagingError) -> Bool {
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        let probe = socket(AF_UNIX, kind, 0)
        guard probe >= 0 else {
            let code = errno
            throw MessagingError(
                .systemFailure, "The path cannot be probed for another listener.", endpoint: description,
                systemCode: code)
        }
        defer { _ = Glibc.close(probe) }
        var unix = sockaddr_un()
        unix.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &unix.sun_path) { $0.copyBytes(from: address.utf8) }
        let outcome = Library.result {
            withUnsafePointer(to: &unix) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(probe, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
        // EAGAIN: a listener whose backlog is full. EPROTOTYPE, EACCES: a socket that is in any case someone else's.
        return [0, -EAGAIN, -EPROTOTYPE, -EACCES].contains(outcome)
    }

    /// Whether a socket listens at the path; false where that cannot be found out.
    func hasListener() -> Bool {
        (try? someoneListens()) ?? false
    }

    /// What tells one socket file from a later one at the same path, or nil where there is none.
    func fileIdentity() -> UInt64? {
        var status = stat()
        guard transport == .ipc, lstat(address, &status) == 0 else { return nil }
        return UInt64(status.st_ino)
    }
}
