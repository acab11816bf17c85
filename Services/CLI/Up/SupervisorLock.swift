import Glibc
import ServiceRuntime

/// Keeps a second supervisor away from the same home; the kernel lets go of it however the first one ends.
struct SupervisorLock: ~Copyable {
    private let descriptor: CInt

    static func path(in home: MusterHome) -> String { home.run + "/supervisor.lock" }

    /// Takes the lock.
    /// - Throws: `alreadyRunning` with the process id of the holder and what to do.
    init(home: MusterHome) throws(SupervisorError) {
        let path = Self.path(in: home)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw SupervisorError(
                .systemFailure, "\(path) cannot be opened: \(String(cString: strerror(errno))). Check its folder")
        }
        // Whoever only asks for the holder takes the lock for an instant: that is no reason to give up.
        var attempts = 0
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            attempts += 1
            if attempts < 10 || errno == EINTR {
                poll(nil, 0, 10)
                continue
            }
            let holder = Self.processID(in: file).map { "process \($0)" } ?? "another process"
            close(file)
            throw SupervisorError(
                .alreadyRunning,
                """
                \(holder) already runs the services of \(home.root): `muster down` stops it, `muster status` shows \
                them; to run a second suite beside it, set MUSTER_HOME to another folder
                """)
        }
        let line = Array("\(getpid())\n".utf8)
        _ = ftruncate(file, 0)
        _ = pwrite(file, line, line.count, 0)
        descriptor = file
    }

    deinit {
        _ = ftruncate(descriptor, 0)
        close(descriptor)
    }

    /// The process id of the supervisor that holds the lock now, or `nil` if none does.
    static func holder(in home: MusterHome) -> pid_t? {
        let file = open(path(in: home), O_RDWR | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        guard flock(file, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return nil }
        return processID(in: file)
    }

    private static func processID(in file: CInt) -> pid_t? {
        var buffer = [UInt8](repeating: 0, count: 32)
        let count = pread(file, &buffer, buffer.count, 0)
        guard count > 0 else { return nil }
        return pid_t(String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self))
    }
}
