import CZeroMQ
import Glibc

/// Calls into libzmq and the system, with one place that reads `errno` and retries interrupted calls.
enum Library {
    /// Performs a call that returns a negative number on failure.
    ///
    /// `errno` is read directly after the call, before anything else can overwrite it, and an interrupted call is
    /// repeated: EINTR never leaves this function.
    ///
    /// - Returns: The call's result, or the negated `errno`.
    @inline(__always)
    static func result(_ call: () -> Int32) -> Int32 {
        while true {
            let result = call()
            if result >= 0 { return result }
            let code = zmq_errno()
            if code != EINTR { return -code }
        }
    }

    /// What the library says about an error number; libzmq knows numbers of its own beyond the system's.
    static func text(of code: Int32) -> String {
        guard let text = zmq_strerror(code) else { return "unknown error" }
        return String(cString: text)
    }
}
