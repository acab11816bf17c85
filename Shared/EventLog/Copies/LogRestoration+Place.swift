import Foundation
import MessageSchema

extension LogRestoration {
    /// Where a restored log that is whole waits to be put in its place: while it is there, no service may start, or a
    /// log that was half moved away would be taken for the present one.
    static func waiting(_ directory: String, _ service: String) -> String {
        StorePath.file(in: directory, name: service, suffix: "restored.sqlite")
    }

    /// Refuses to go on where a restore was interrupted.
    static func checkComplete(directory: String, service: String) throws(LogError) {
        let path = waiting(directory, service)
        guard StorePath.size(path) != nil else { return }
        throw LogError(
            .corrupt(at: nil),
            """
            a restore of the log of \(service) was interrupted: \(path) is not in its place yet. Give the same \
            `muster log restore \(service)` once more, with --replace
            """)
    }

    /// The log of a service and those that were set aside for another.
    static func filesOfLog(directory: String, service: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
        return names.filter { name in
            guard name.hasSuffix(".sqlite"), !name.hasSuffix(".snapshots.sqlite") else { return false }
            return name == "\(service).sqlite" || name.hasPrefix("\(service).before-")
        }.sorted().map { StorePath.file(in: directory, name: String($0.dropLast(".sqlite".count)), suffix: "sqlite") }
    }

    /// Puts the restored log in its place, and what was there aside.
    /// - Returns: where the former log lies now, if there was one.
    func swap() throws(LogError) -> String? {
        StorePath.removeDatabase(waiting)
        guard rename(building, waiting) == 0 else { throw StorePath.inaccessible(building, "it cannot be renamed") }
        StorePath.syncFolder(of: waiting)
        let stamp = now.wire.prefix(19).filter { $0 != "-" && $0 != ":" }
        var aside = StorePath.file(in: directory, name: "\(service).before-\(stamp)Z", suffix: "sqlite")
        var number = 1
        while StorePath.size(aside) != nil {
            number += 1
            aside = StorePath.file(in: directory, name: "\(service).before-\(stamp)Z-\(number)", suffix: "sqlite")
        }
        let hadLog = StorePath.size(place) != nil
        try StorePath.moveDatabase(place, to: aside)
        // Snapshots of a log that was damaged are not leaned on: the next start folds every event.
        let snapshots = StorePath.file(in: directory, name: service, suffix: "snapshots.sqlite")
        try StorePath.moveDatabase(snapshots, to: aside.dropLast(".sqlite".count) + ".snapshots.sqlite")
        StorePath.syncFolder(of: place)
        guard rename(waiting, place) == 0 else {
            throw StorePath.inaccessible(waiting, "it cannot be put in its place")
        }
        StorePath.syncFolder(of: place)
        return hadLog ? aside : nil
    }
}
