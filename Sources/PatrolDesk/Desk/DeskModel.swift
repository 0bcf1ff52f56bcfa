import Localization
import Screen
import WorkOrderEngine

/// Everything the desk knows and shows: a value, changed by `update` alone.
struct DeskModel: Sendable {
  var settings: DeskSettings
  /// Makes command ids unique: random, given at the start.
  let session: String
  var commands = 0

  var size: Size
  var now: Instant
  var zone: ZoneRules
  var viewer: Viewer
  /// Who sits in front of it, whoever it works for.
  let sitter: Sitter
  /// Stands over everything while the desk is locked.
  var gate: SignInGate?
  /// When a key was pressed last.
  var lastKey: Instant
  var frame = FrameFacts()
  var directory = Directory()

  var place = DeskPlace.today
  var today = TodayModel()
  var rounds = RoundsModel()
  /// The round that is being walked, over the place 巡检.
  var walk: Walk?
  var orders = OrdersModel()
  var escalations = EscalationsModel()
  var handover = HandoverModel()
  var statistics = StatisticsModel()
  var facilities = FacilitiesModel()
  var people = PeopleModel()

  /// Forms, prompts and pages over the place, the one with the focus last.
  var layers: [Layer] = []
  var message: Message?
  /// Studies that have not ended.
  var underway: [Underway] = []
  /// How many have begun.
  var studies = 0
  /// The errand that is not over yet.
  var errand: ErrandUnderway?
  /// What an import did, until it can be shown.
  var importPaper: ImportSheet?
  /// What was asked to be imported last.
  var lastImport: ImportWish?
  /// What `.` repeats.
  var lastDeed: OrderDeed?
  /// The filters that this person keeps.
  var ownFilters: [SavedFilter]
  /// What was typed into forms of a desk that ended before, for as long as nobody has opened them.
  var drafts: DeskDrafts = [:]

  init(
    settings: DeskSettings, session: String, size: Size, now: Instant, zone: ZoneRules,
    viewer: Viewer, sitter: Sitter? = nil
  ) {
    self.settings = settings
    self.session = session
    self.size = size
    self.now = now
    self.zone = zone
    self.viewer = viewer
    self.sitter = sitter ?? Sitter(number: viewer.number, name: viewer.name)
    lastKey = now
    ownFilters = settings.filters
  }

  var strings: Strings { Strings(language: settings.language) }
  var formats: Formats { Formats(language: settings.language) }

  /// A new command id.
  mutating func nextCommand() -> String {
    commands += 1
    return "\(session)-\(commands)"
  }

  /// A local time taken apart for showing.
  func parts(_ instant: Instant) -> DateParts {
    let local = zone.local(instant)
    return DateParts(
      year: local.date.year, month: local.date.month, day: local.date.day, hour: local.hour,
      minute: local.minute, second: local.second, weekday: local.date.weekday)
  }

  mutating func say(_ key: MessageKey, _ arguments: [String: String] = [:], ink: Ink = .good) {
    message = Message(strings.text(key, arguments), ink: ink)
  }
}

/// What lies over a place of the desk.
enum Layer: Hashable, Sendable {
  case defect(DefectForm)
  case asking(Asking)
  case finding(FindingForm)
  case passphrase(PassphraseForm)
  case prompt(DeskPrompt)
  case reading(Reading)
  case choosing(CampusChoice)
  case filters(FilterChoice)
  /// Whether what was typed in the layer below shall be thrown away.
  case discard
  /// Whether an errand shall be stopped to leave the desk.
  case leaving
  /// What others did to an order first, and whether to go on.
  case changed(ChangedOrder)
  /// What should be looked at before a sheet is given.
  case giving(GivingQuestion)

  var context: KeyContext {
    switch self {
    case .asking(let asking) where asking.purpose == .findPlace: .placeSearch
    case .defect, .asking, .finding, .passphrase: .form
    case .prompt: .prompt
    case .reading: .reading
    case .choosing: .choosing
    case .filters: .filters
    case .discard: .discard
    case .leaving: .leaving
    case .changed: .changed
    case .giving: .giving
    }
  }
}

extension DeskModel {
  /// Which key table counts.
  var context: KeyContext { isLocked ? .locked : layers.last?.context ?? placeContext }

  /// The key table of the place, without what lies over it.
  var placeContext: KeyContext {
    switch place {
    case .today: .today
    case .rounds: walk == nil ? .rounds : .walk
    case .orders: .orders
    case .escalations: .escalations
    case .handover: handover.isListing ? .sheets : .handover
    case .statistics: .statistics
    case .facilities: .facilities
    case .people: .people
    }
  }
}
