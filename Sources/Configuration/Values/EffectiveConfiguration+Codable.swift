import ServiceClock

/// A configuration is read at the start of every command. Written day by day, its holiday tables
/// would be three quarters of it, and once a calendar; so each table is written once, as one text.
extension EffectiveConfiguration {
  enum CodingKeys: String, CodingKey {
    case calendars, holidays, standards, categories, triggers, checklists, routing, roles
    case escalation, notify, signIn
  }

  /// A calendar that names its holiday table by its position.
  fileprivate struct CalendarRecord: Codable {
    var calendar: WorkingCalendar
    var table: Int?
  }

  /// Writes the configuration.
  public func encode(to encoder: any Encoder) throws {
    var tables: [[HolidayDay]] = []
    var records: [String: CalendarRecord] = [:]
    for (key, calendar) in calendars.sorted(by: { $0.key < $1.key }) {
      var record = CalendarRecord(calendar: calendar)
      if !calendar.holidays.isEmpty {
        record.calendar.holidays = []
        record.table = tables.firstIndex(of: calendar.holidays) ?? tables.count
        if record.table == tables.count { tables.append(calendar.holidays) }
      }
      records[key] = record
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(records, forKey: .calendars)
    try container.encode(tables.map(HolidayTable.text), forKey: .holidays)
    try container.encode(standards, forKey: .standards)
    try container.encode(categories, forKey: .categories)
    try container.encode(triggers, forKey: .triggers)
    try container.encode(checklists, forKey: .checklists)
    try container.encode(routing, forKey: .routing)
    try container.encode(roles, forKey: .roles)
    try container.encode(escalation, forKey: .escalation)
    try container.encode(notify, forKey: .notify)
    try container.encode(signIn, forKey: .signIn)
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let calendars = try Self.calendars(container)
    try self.init(
      calendars: calendars, standards: container.decode(Standards.self, forKey: .standards),
      categories: container.decode([Category].self, forKey: .categories),
      triggers: container.decode([Trigger].self, forKey: .triggers),
      checklists: container.decode([Checklist].self, forKey: .checklists),
      routing: container.decode([RoutingRule].self, forKey: .routing),
      roles: container.decode([Role: [String]].self, forKey: .roles),
      escalation: container.decode(EscalationPolicy.self, forKey: .escalation),
      notify: container.decode(Notification.self, forKey: .notify),
      signIn: Self.signIn(container))
  }

  /// Who signs in; nobody by a version that an earlier release wrote.
  static func signIn(_ container: KeyedDecodingContainer<CodingKeys>) throws -> SignInRules {
    try container.decodeIfPresent(SignInRules.self, forKey: .signIn) ?? SignInRules()
  }

  /// The calendars, each with the holiday table that it names.
  static func calendars(
    _ container: KeyedDecodingContainer<CodingKeys>
  ) throws -> [String: WorkingCalendar] {
    let tables = try container.decode([String].self, forKey: .holidays).map {
      guard let days = HolidayTable.stored($0) else {
        throw DecodingError.dataCorruptedError(
          forKey: .holidays, in: container, debugDescription: "a holiday table is damaged")
      }
      return days
    }
    let records = try container.decode([String: CalendarRecord].self, forKey: .calendars)
    return try records.mapValues { record in
      var calendar = record.calendar
      if let table = record.table {
        guard tables.indices.contains(table) else {
          throw DecodingError.dataCorruptedError(
            forKey: .calendars, in: container, debugDescription: "no holiday table \(table)")
        }
        calendar.holidays = tables[table]
      }
      return calendar
    }
  }
}
