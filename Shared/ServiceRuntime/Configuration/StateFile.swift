import Foundation

/// A small file that others read while it changes: a process id, an address.
///
/// It is replaced as a whole, so that a reader sees the old text or the new one, never a part; its mode is 0600.
public enum StateFile {
    /// Replaces the file.
    /// - Throws: `inaccessible-folder` with the system's reason if it cannot be written.
    public static func write(_ text: String, to path: String) throws(SettingsError) {
        let temporary = "\(path).\(getpid()).\(UInt32.random(in: 0 ... .max))"
        let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(path) }
        let bytes = Array(text.utf8)
        let written = Glibc.write(file, bytes, bytes.count)
        let reason = errno
        close(file)
        guard written == bytes.count else {
            unlink(temporary)
            throw failure(path, written < 0 ? reason : ENOSPC)
        }
        guard rename(temporary, path) == 0 else {
            let reason = errno
            unlink(temporary)
            throw failure(path, reason)
        }
    }

    /// The text of the file without the white space around it, or `nil` if there is none that can be read.
    public static func read(_ path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Removes the file; that there is none is no error.
    public static func remove(_ path: String) { unlink(path) }

    private static func failure(_ path: String, _ number: CInt = errno) -> SettingsError {
        SettingsError(
            .inaccessibleFolder, subject: path,
            "the file cannot be written: \(String(cString: strerror(number))). Check its folder and the free space")
    }
}
