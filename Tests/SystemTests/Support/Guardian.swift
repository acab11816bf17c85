import Foundation
import Synchronization

/// Ends what the tests have started when they themselves are ended before they could.
///
/// A shell in a group of its own reads the end of a pipe when this process is gone, and kills the process groups and
/// removes the folders that it was told of. The services of a supervisor end with it.
final class Guardian: Sendable {
    static let shared = Guardian()

    private let pipe: Mutex<CInt>

    private static let program = """
        items=" "
        while read -r verb item; do
            case "$verb" in
                add) items="$items$item " ;;
                del) items="${items%% $item *} ${items#* $item }" ;;
            esac
        done
        for item in $items; do
            case "$item" in /*) ;; *) kill -s KILL -- "-$item" 2>/dev/null ;; esac
        done
        for item in $items; do
            case "$item" in /tmp/mst-*) rm -rf "$item" ;; esac
        done
        """

    private init() {
        let ends = socketPair() ?? (-1, -1)
        pipe = Mutex(ends.1)
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        posix_spawn_file_actions_adddup2(&actions, ends.0, STDIN_FILENO)
        closeOthers(&actions)
        // A group of its own: what ends the tests by their group must not end it.
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))
        var processID: pid_t = 0
        withStrings(["sh", "-c", Self.program]) { arguments in
            withStrings(["PATH=/usr/bin:/bin"]) { environment in
                _ = posix_spawn(&processID, "/bin/sh", &actions, &attributes, arguments, environment)
            }
        }
        posix_spawn_file_actions_destroy(&actions)
        posix_spawnattr_destroy(&attributes)
        close(ends.0)
    }

    func add(group: pid_t) { tell("add \(group)\n") }
    func remove(group: pid_t) { tell("del \(group)\n") }
    func add(folder: String) { tell("add \(folder)\n") }
    func remove(folder: String) { tell("del \(folder)\n") }

    private func tell(_ line: String) {
        let bytes = Array(line.utf8)
        pipe.withLock { _ = send($0, bytes, bytes.count, CInt(MSG_NOSIGNAL)) }
    }
}

/// Lends strings as C wants them.
func withStrings<Result>(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { preconditionFailure("a list with its closing nil is not empty") }
        return body(base)
    }
}

/// Two ends of a connection that no started program inherits by accident, which a pipe's would be open to at first.
func socketPair() -> (CInt, CInt)? {
    var ends: [CInt] = [-1, -1]
    let kind = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
    return (ends[0], ends[1])
}

/// Keeps from a program what it is not meant to have: what other tests of this process hold open, for one.
func closeOthers(_ actions: inout posix_spawn_file_actions_t) {
    for descriptor: CInt in 3..<512 { posix_spawn_file_actions_addclose(&actions, descriptor) }
}
