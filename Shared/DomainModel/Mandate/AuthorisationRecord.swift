public import MessageSchema

/// An authorisation and its renewals.
public struct AuthorisationRecord: DefinedRecord {
    /// Where the event that first named it comes from.
    public let created: EntryStamp
    /// What was recorded of it.
    public private(set) var definition: Timeline<Authorisation>
    /// Until when it holds: its own expiry first, then every renewal.
    public private(set) var expiry: Timeline<AuthorisationExpiry>

    init(_ authorisation: Authorisation, _ stamp: EntryStamp) {
        created = stamp
        definition = Timeline(authorisation, stamp)
        expiry = Timeline(
            AuthorisationExpiry(expiresOn: authorisation.expiresOn, instrument: authorisation.instrument), stamp)
    }

    mutating func record(_ authorisation: Authorisation, _ stamp: EntryStamp) {
        definition.insert(authorisation, stamp)
        expiry.insert(
            AuthorisationExpiry(expiresOn: authorisation.expiresOn, instrument: authorisation.instrument), stamp)
    }

    mutating func renew(_ renewal: AuthorisationRenewal, _ stamp: EntryStamp) {
        expiry.insert(AuthorisationExpiry(expiresOn: renewal.expiresOn, instrument: renewal.instrument), stamp)
    }
}
