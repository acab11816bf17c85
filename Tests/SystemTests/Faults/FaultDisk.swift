import Foundation

/// The library between one service and its disk (Tests/FaultDisk), and the file that tells it what to do.
struct FaultDisk: Sendable {
    /// Calls that the service made on its databases, and those of them that were made to fail.
    struct Counts: Sendable {
        let writes: UInt64
        let syncs: UInt64
        let reads: UInt64
        let failed: UInt64
    }

    private static let controlBytes = 4_096

    let control: String
    private let folder: String

    /// - Parameter folder: where the databases lie that are in its hands.
    init(_ home: TestHome, folder: String? = nil, name: String = UUID().uuidString) throws {
        self.folder = folder ?? home.root + "/data"
        control = "\(home.folder)/\(name).control"
        guard FileManager.default.createFile(atPath: control, contents: Data(count: Self.controlBytes)) else {
            throw Failure("\(control) cannot be made")
        }
    }

    /// What a service is started with to have it.
    /// - Parameters:
    ///   - losesPower: whether killing the service is a power loss.
    ///   - tear: with which seed what was not synced reaches the disk in part.
    ///   - syncsNothing: whether `eatmydata` lies before it and swallows every sync.
    func environment(losesPower: Bool = false, tear: UInt64 = 0, syncsNothing: Bool = false) throws -> [String: String]
    {
        let library = try Binaries.path("libFaultDisk.so")
        guard access(library, R_OK) == 0 else {
            throw Failure("there is no \(library): build the whole package (`swift build --build-tests`)")
        }
        var environment = [
            "LD_PRELOAD": syncsNothing ? "libeatmydata.so:\(library)" : library, "MUSTER_FAULT_FOLDER": folder,
            "MUSTER_FAULT_CONTROL": control,
        ]
        if losesPower { environment["MUSTER_FAULT_MODE"] = "power" }
        if tear > 0 { environment["MUSTER_FAULT_TEAR"] = "\(tear)" }
        return environment
    }

    /// Whether `eatmydata` is installed.
    static let hasControl: Bool = {
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib")) ?? []
        return folders.contains { access("/usr/lib/\($0)/libeatmydata.so", R_OK) == 0 }
    }()

    /// Says what shall happen from now on; the empty text ends every fault.
    func order(_ text: String) throws {
        try change { file in
            let bytes = Array(text.utf8) + [0]
            return pwrite(file, bytes, bytes.count, 0) == bytes.count
        }
    }

    /// What stands there now: `done` once a fault that happens once has happened.
    func current() throws -> String {
        let bytes = try read()
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }

    func counts() throws -> Counts {
        let bytes = try read()
        func number(_ index: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(bytes[64 + index * 8 + $1]) << UInt64($1 * 8) }
        }
        return Counts(writes: number(0), syncs: number(1), reads: number(2), failed: number(3))
    }

    private func read() throws -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: control), data.count == Self.controlBytes else {
            throw Failure("\(control) cannot be read")
        }
        return [UInt8](data)
    }

    private func change(_ body: (CInt) -> Bool) throws {
        let file = open(control, O_RDWR | O_CLOEXEC)
        defer { close(file) }
        guard file >= 0, body(file) else { throw Failure("\(control) cannot be written") }
    }
}
