import Foundation

/// Holds the signals that ask a process to stop until somebody listens for them.
///
/// Between the start of a process and the moment at which it listens, SIGTERM and SIGINT would end it by default and
/// leave its files behind. Blocked, they wait, and are delivered as soon as a signal source is there.
public enum StopSignalMask {
    /// Blocks SIGTERM and SIGINT in the calling thread and those it starts; to be called first thing in a `main`, while
    /// there is no other thread.
    public static func block() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}
