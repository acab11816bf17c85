import CZeroMQ
import Glibc

/// Threads of our own, for work that may block and so must stay out of the tasks' pool.
enum PlatformThread {
    private final class Body {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    /// Starts a detached thread.
    ///
    /// - Parameter name: Shown by the system's tools, which cut it after 15 bytes.
    /// - Throws: `system-failure` when the system grants no thread.
    static func start(named name: String, _ run: @escaping @Sendable () -> Void) throws(MessagingError) {
        let body = Unmanaged.passRetained(Body(name: name, run: run))
        var thread = pthread_t()
        let outcome = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
                _ = pthread_setname_np(pthread_self(), String(decoding: body.name.utf8.prefix(15), as: UTF8.self))
                body.run()
                return nil
            }, body.toOpaque())
        guard outcome == 0 else {
            body.release()
            throw MessagingError(.systemFailure, "The system grants no further thread.", systemCode: outcome)
        }
        pthread_detach(thread)
    }
}
