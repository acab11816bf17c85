import Glibc

/// The number of file descriptors that this process may have open.
///
/// At the limit libzmq's I/O thread spins and the creation of a socket can abort the process, so a service raises the
/// limit when it starts, and sockets are created only while some descriptors are free.
public enum DescriptorLimit {
    /// The present soft limit, in descriptors.
    public static var current: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        return Int(clamping: limit.rlim_cur)
    }

    /// Raises the soft limit to the hard one, as far as the system allows; call it when the process starts.
    ///
    /// - Returns: The limit that holds afterwards, in descriptors.
    @discardableResult
    public static func raise() -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return 0 }
        if limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = limit.rlim_max
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        return current
    }

    /// Makes sure that a number of descriptors can still be opened.
    ///
    /// The descriptors are really taken and given back, since neither the limit nor a count of open ones shows what
    /// the system as a whole still grants.
    ///
    /// - Throws: `descriptors-exhausted` when there are fewer.
    static func require(_ count: Int, toCopy descriptor: Int32) throws(MessagingError) {
        var copies: [Int32] = []
        copies.reserveCapacity(count)
        defer { for copy in copies { _ = Glibc.close(copy) } }
        for _ in 0..<count {
            let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
            if copy < 0 {
                let code = errno
                throw MessagingError(
                    .descriptorsExhausted,
                    "Only \(copies.count) of the \(count) file descriptors that a socket may need are free "
                        + "(limit \(current)): raise the limit (ulimit -n, LimitNOFILE=) or close connections.",
                    systemCode: code)
            }
            copies.append(copy)
        }
    }
}
