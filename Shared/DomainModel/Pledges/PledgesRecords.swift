import HashTreeCollections
public import MessageSchema

/// All that the pledges service knows of one operation, folded from its events; the service decides by it and the
/// gateway answers from it.
public struct PledgesRecords: Codable, Hashable, Sendable {
    /// The operation as mandate established it; `nil` until it is accepted.
    public internal(set) var acceptance: PledgesAcceptanceRecord?
    /// Milestones by id.
    public internal(set) var milestones: SettlingMap<EntityID, MilestoneRecord>
    /// Estimates by id.
    public internal(set) var estimates: SettlingMap<EntityID, EstimateRecord>
    /// Approaches by id.
    public internal(set) var approaches: SettlingMap<EntityID, ApproachRecord>
    /// Conferences by id.
    public internal(set) var conferences: SettlingMap<EntityID, ConferenceRecord>
    /// Pledges by id.
    public internal(set) var pledges: SettlingMap<EntityID, PledgeRecord>
    /// Caveats by id.
    public internal(set) var caveats: SettlingMap<EntityID, CaveatRecord>
    /// Which caveats are a nation's, in the order of declaration.
    var caveatsByNation: TreeDictionary<NationCode, [EntityID]>
    /// What pledges has taken in of the mandate.
    public internal(set) var takenIn: TakenInMandate
    /// Requirements (slots) by id.
    public internal(set) var requirements: SettlingMap<EntityID, RequirementRecord>
    /// Claims on figures.
    public internal(set) var claims: ClaimBook
    /// Events that name something these records do not have: what they stood on was retracted.
    public internal(set) var unplaced: [EventID]
    /// Every fact as it was recorded.
    public var journal: Journal<PledgesEvent>

    /// Nothing known yet.
    public init() {
        takenIn = TakenInMandate()
        caveatsByNation = [:]
        acceptance = nil
        milestones = [:]
        estimates = [:]
        approaches = [:]
        conferences = [:]
        pledges = [:]
        caveats = [:]
        requirements = [:]
        claims = ClaimBook()
        unplaced = []
        journal = Journal()
    }

    /// Folds an event.
    public mutating func apply(_ event: RecordedEvent<PledgesEvent>) { take(event) }

    /// Moves what was changed to where it is in nobody's way.
    public mutating func settle() {
        milestones.settle()
        estimates.settle()
        approaches.settle()
        conferences.settle()
        pledges.settle()
        caveats.settle()
        requirements.settle()
        journal.settle()
    }

    /// The pledges in the order of ids.
    public var sortedPledges: [PledgeRecord] { pledges.sorted { $0.key < $1.key }.map(\.value) }

    /// The caveats in force at a moment, in the order of ids.
    public func caveatsInForce(at moment: Moment) -> [CaveatRecord] {
        caveats.sorted { $0.key < $1.key }.map(\.value).filter { $0.isInForce(at: moment) }
    }
}
