public import ServiceClock

/// The calendars of a configuration, read out of what ``EffectiveConfiguration/encode(to:)`` writes when the
/// first one is asked for: their holidays take half of the time of what else an extract has.
public struct CalendarExtract: Decodable, Hashable, Sendable {
  /// The calendars by name.
  public var calendars: [String: WorkingCalendar]

  /// The calendars of a whole configuration.
  public init(_ configuration: EffectiveConfiguration) {
    calendars = configuration.calendars
  }

  /// Reads them.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: EffectiveConfiguration.CodingKeys.self)
    calendars = try EffectiveConfiguration.calendars(container)
  }

  private init(_ calendars: [String: WorkingCalendar]) {
    self.calendars = calendars
  }

  /// Reads them as ``ConfigurationExtract/read(_:)`` does; `nil`: left to the decoder.
  public static func read(_ body: String) -> CalendarExtract? {
    CanonicalReader.read(body) { reader in
      var parts = Parts()
      let isWhole = reader.object { reader, key in
        parts.read(key, &reader) ?? reader.skipValue()
      }
      return isWhole ? parts.calendars.map(CalendarExtract.init) : nil
    }
  }

  /// The two members of a configuration that calendars are made of.
  struct Parts {
    private var tables: [[HolidayDay]]?
    private var records: [CalendarRecord]?

    /// Reads a member; `nil` where it is another one, false where it cannot be read.
    mutating func read(_ key: String, _ reader: inout CanonicalReader) -> Bool? {
      switch key {
      case "holidays":
        tables = reader.array { $0.string().flatMap(HolidayTable.stored) }
        return tables != nil
      case "calendars":
        records = reader.members { name, reader in CalendarRecord.read(name, &reader) }
        return records != nil
      default: return nil
      }
    }

    /// The calendars, each with the holiday table that it names; `nil` where something is missing.
    var calendars: [String: WorkingCalendar]? {
      guard let tables, let records else { return nil }
      var calendars: [String: WorkingCalendar] = [:]
      for record in records {
        guard let calendar = record.whole(tables) else { return nil }
        calendars[record.key] = calendar
      }
      return calendars
    }
  }

  /// A calendar that names its holiday table by its position.
  private struct CalendarRecord {
    var key: String
    var calendar: WorkingCalendar
    var table: Int64?

    static func read(_ key: String, _ reader: inout CanonicalReader) -> CalendarRecord? {
      var calendar: WorkingCalendar?
      var table: Int64?
      let isWhole = reader.object { reader, key in
        switch key {
        case "calendar":
          calendar = WorkingCalendar.read(&reader)
          return calendar != nil
        case "table": return reader.read(&table)
        default: return false
        }
      }
      guard isWhole, let calendar else { return nil }
      return CalendarRecord(key: key, calendar: calendar, table: table)
    }

    func whole(_ tables: [[HolidayDay]]) -> WorkingCalendar? {
      guard let table else { return calendar }
      guard tables.indices.contains(Int(table)) else { return nil }
      var calendar = calendar
      calendar.holidays = tables[Int(table)]
      return calendar
    }
  }
}

extension CanonicalReader {
  /// The members of an object, each made of its key and value.
  mutating func members<Value>(
    _ member: (String, inout CanonicalReader) -> Value?
  ) -> [Value]? {
    var values: [Value] = []
    let isWhole = object { reader, key in
      guard let value = member(key, &reader) else { return false }
      values.append(value)
      return true
    }
    return isWhole ? values : nil
  }
}
