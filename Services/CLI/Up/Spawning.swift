import Glibc

/// Starts processes that inherit nothing by accident: no signal dispositions, no descriptors, no terminal.
struct Spawning {
    enum Session {
        /// A process group of its own, so that the terminal's Ctrl-C reaches the supervisor alone.
        case ownGroup
        /// A session of its own, so that it outlives the terminal.
        case ownSession
    }

    let executable: String
    let arguments: [String]
    let environment: [String: String]
    /// The file to which its output is appended.
    let logFile: String
    let session: Session
    /// A descriptor that it is given as ``ParentPipe/inherited``.
    var inherited: CInt?

    /// Starts the process.
    /// - Returns: its process id.
    /// - Throws: `systemFailure` with the reason.
    func start() throws(SupervisorError) -> pid_t {
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, logFile, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
        if let inherited { posix_spawn_file_actions_adddup2(&actions, inherited, ParentPipe.inherited) }
        for leaked in Self.inheritableDescriptors()
        where leaked > 2 && (inherited == nil || leaked != ParentPipe.inherited) {
            posix_spawn_file_actions_addclose(&actions, leaked)
        }

        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = Int32(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
        switch session {
        case .ownGroup:
            posix_spawnattr_setpgroup(&attributes, 0)
            flags |= Int32(POSIX_SPAWN_SETPGROUP)
        case .ownSession: flags |= Self.newSession
        }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var processID: pid_t = 0
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let result = Self.withStrings([executable] + arguments) { arguments in
            Self.withStrings(variables) { environment in
                posix_spawn(&processID, executable, &actions, &attributes, arguments, environment)
            }
        }
        guard result == 0 else {
            throw SupervisorError(
                .systemFailure, "\(executable) cannot be started: \(String(cString: strerror(result)))")
        }
        return processID
    }

    /// `POSIX_SPAWN_SETSID`, which glibc declares for GNU programs only.
    private static let newSession: Int32 = 0x80

    /// Descriptors that this process was given itself, such as those of make's job server, and would pass on.
    private static func inheritableDescriptors() -> [CInt] {
        guard let folder = opendir("/proc/self/fd") else { return [] }
        defer { closedir(folder) }
        var result: [CInt] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let descriptor = CInt(name) else { continue }
            let flags = fcntl(descriptor, F_GETFD)
            if flags >= 0, flags & FD_CLOEXEC == 0 { result.append(descriptor) }
        }
        return result
    }

    private static func withStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies = strings.map { strdup($0) }
        defer { for copy in copies { free(copy) } }
        return body(copies + [nil])
    }
}
