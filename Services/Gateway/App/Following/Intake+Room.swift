import EventLog
import Logging
import MessageSchema
import ServiceRuntime

extension Intake {
    /// Writes to the store. A full disk is waited out, with nothing taken in meanwhile while questions go on being
    /// answered; anything else is for the next start to look at.
    func whenThereIsRoom<Result>(
        for service: ServiceName, _ write: () async throws(LogError) -> Result
    ) async throws {
        while true {
            do throws(LogError) {
                if let free = mirror.freeDiskBytes(), free < reserve {
                    throw LogError(
                        .full, "\(free) bytes are free on the disk of the gateway's store, \(reserve) are needed")
                }
                _ = try await write()
                return meter.storeWaits(because: nil)
            } catch {
                meter.count(.storeFailures, source: service)
                meter.logger.log(.error, key: "store", "events cannot be stored", metadata: ["reason": "\(error)"])
                guard error.code == .full || error.code == .busy else { throw error }
                meter.storeWaits(because: error.message)
            }
            try await Task.sleep(for: .seconds(1))
        }
    }
}
