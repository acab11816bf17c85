import Foundation
import Testing

/// What the system knows about the threads of this process.
enum Threads {
    /// The numbers of the threads of a name.
    static func named(_ name: String) -> [Int32] {
        let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return tasks.compactMap { task in
            let comm = try? String(contentsOfFile: "/proc/self/task/\(task)/comm", encoding: .utf8)
            return comm?.trimmingCharacters(in: .newlines) == name ? Int32(task) : nil
        }
    }

    /// The processor time of a thread, in the system's ticks of a hundredth of a second.
    static func ticks(of thread: Int32) throws -> Int {
        let stat = try String(contentsOfFile: "/proc/self/task/\(thread)/stat", encoding: .utf8)
        let fields = try #require(stat.split(separator: ")").last).split(separator: " ")
        return (Int(fields[11]) ?? 0) + (Int(fields[12]) ?? 0)
    }

    /// Sends a signal to one thread.
    static func signal(_ thread: Int32, _ number: Int32) throws {
        typealias Call = @convention(c) (Int32, Int32, Int32) -> Int32
        let symbol = try #require(dlsym(nil, "tgkill"))
        #expect(unsafeBitCast(symbol, to: Call.self)(getpid(), thread, number) == 0)
    }

    /// The number of open descriptors of this process.
    static func openDescriptors() throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }
}
