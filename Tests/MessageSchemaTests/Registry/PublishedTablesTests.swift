import Foundation
import MessageSchema
import Testing

/// The published files that lie beside the project, where they do.
enum PublishedData {
    static let folder: URL? = {
        let fromRoot = URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "../shared/data")
        let fromSource = URL(filePath: #filePath).appending(path: "../../../../../shared/data").standardized
        return [fromRoot, fromSource].first { FileManager.default.fileExists(atPath: $0.path + "/country-codes.csv") }
    }()

    static let condition = ConditionTrait.enabled(
        if: folder != nil, "skipped: the folder ../shared/data is not there")

    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }

    /// The rows of a comma-separated file as dictionaries by column.
    static func rows(_ name: String) throws -> [[String: String]] {
        var rows: [[String]] = [[]]
        var field = ""
        var isQuoted = false
        for character in String(decoding: try bytes(name), as: UTF8.self) {
            switch character {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                rows[rows.count - 1].append(field)
                field = ""
            case "\n" where !isQuoted, "\r\n" where !isQuoted:
                rows[rows.count - 1].append(field)
                field = ""
                rows.append([])
            default: field.append(character)
            }
        }
        let columns = rows.first ?? []
        return rows.dropFirst().filter { $0.count == columns.count }
            .map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
    }
}

@Suite("The built-in tables against the published ones", PublishedData.condition)
struct PublishedTablesTests {
    @Test("Every nation of ISO 3166-1 is there with its codes, and is found by every name it is given")
    func nationsAgree() throws {
        let rows = try PublishedData.rows("country-codes.csv")
        #expect(rows.count == 249)
        var codes: Set<String> = []
        for row in rows {
            let code = try #require(row["ISO3166-1-Alpha-3"])
            codes.insert(code)
            let entry = try #require(NationRegistry.entry(for: code))
            #expect(entry.alpha2 == row["ISO3166-1-Alpha-2"])
            for column in ["CLDR display name", "UNTERM English Short", "official_name_en"] {
                let name = try #require(row[column]).replacing("*", with: "").replacing("(the)", with: "")
                guard name.contains(where: { $0 != " " }) else { continue }
                #expect(NationRegistry.nearest(to: name).first?.code == code, "\(name)")
            }
        }
        let others = NationRegistry.all.map(\.code).filter { !codes.contains($0) }
        #expect(others == ["BOP", "EU", "LAS", "NATO", "UN", "XKX"])
    }

    @Test("Every active currency of ISO 4217 is there with its minor units, and no other")
    func currenciesAgree() throws {
        var published: [String: String] = [:]
        for row in try PublishedData.rows("currency-codes.csv") {
            guard row["WithdrawalDate"] == "", let code = row["AlphabeticCode"], !code.isEmpty,
                let units = row["MinorUnit"], units != "-"
            else { continue }
            published[code] = units
        }
        #expect(published.count > 150)
        #expect(
            published == Dictionary(uniqueKeysWithValues: CurrencyRegistry.all.map { ($0.code, String($0.minorUnits)) })
        )
    }

    @Test("A published file with a hole in it is refused with line and column")
    func refusesMalformedFile() throws {
        let bytes = try PublishedData.bytes("un-missions-malformed.json")
        let error = #expect(throws: JSONParseError.self) { try JSONParser().parse(bytes) }
        #expect(error?.line == 168)
        #expect(error?.column == 17)
        #expect(error?.offset == 3344)
        #expect(error?.code == .unexpectedCharacter)
        #expect(error?.pointer.tokens.suffix(2) == ["loc", "y"])
    }

    @Test(
        "Published files are read, and written to what Foundation reads the same",
        arguments: ["un-countries.json", "fts_api_flows_pse_2020_p1.json"])
    func readsPublishedFiles(_ name: String) throws {
        let bytes = try PublishedData.bytes(name)
        let value = try JSONParser().parse(bytes)
        #expect(try JSONParser().parse(JSONWriter.bytes(of: value, pretty: true)) == value)
        let foundation = try JSONDecoder().decode(JSONValue.self, from: Data(bytes))
        #expect(try CanonicalJSON.bytes(of: foundation) == CanonicalJSON.bytes(of: value))
    }
}
