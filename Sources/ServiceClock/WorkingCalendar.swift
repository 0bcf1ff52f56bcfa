/// A day of a holiday table: off, or a working day that makes up for one (调休).
public struct HolidayDay: Codable, Hashable, Sendable {
  /// The day.
  public var date: CalendarDate
  /// True: a make-up working day with Monday's hours. False: closed.
  public var isWorkday: Bool
  /// The holiday's name, when the table gives one.
  public var name: String?

  /// A day of a holiday table.
  public init(date: CalendarDate, isWorkday: Bool, name: String? = nil) {
    self.date = date
    self.isWorkday = isWorkday
    self.name = name
  }
}

/// Dates with hours of their own: a short day, a festival, a term break. No hours: closed.
public struct CalendarException: Codable, Hashable, Sendable {
  /// What people call it.
  public var name: String
  /// The first day.
  public var from: CalendarDate
  /// The last day, included.
  public var to: CalendarDate
  /// True for a from–to exception, which a single date beats.
  public var isRange: Bool
  /// The openings of each of its days; none means closed.
  public var hours: [Window]

  /// An exception of one date: it beats everything else.
  public init(name: String, date: CalendarDate, hours: [Window]) {
    self.name = name
    self.from = date
    self.to = date
    self.isRange = false
    self.hours = hours
  }

  /// A from–to exception, both days included: it beats the holiday table and the weekday.
  public init(name: String, from: CalendarDate, to: CalendarDate, hours: [Window]) {
    self.name = name
    self.from = from
    self.to = to
    self.isRange = true
    self.hours = hours
  }
}

/// A working calendar as somebody declares it: a value that can be stored and compared.
///
/// `CompiledCalendar` checks it and answers questions about it.
public struct WorkingCalendar: Codable, Hashable, Sendable {
  /// What errors and explanations call it.
  public var name: String
  /// The identifier of its time zone, such as `Asia/Shanghai`.
  public var timeZone: String
  /// Openings by weekday of ISO 8601, 1 Monday … 7 Sunday; a weekday not listed is closed.
  public var hours: [Int: [Window]]
  /// Dates with hours of their own.
  public var exceptions: [CalendarException]
  /// The holiday table: what an exception beats and what beats the weekday.
  public var holidays: [HolidayDay]
  /// The last day for which holidays are known; after it weekdays apply and due times are
  /// estimates. Nil: always known.
  public var publishedUntil: CalendarDate?

  /// A declared calendar.
  public init(
    name: String, timeZone: String, hours: [Int: [Window]],
    exceptions: [CalendarException] = [], holidays: [HolidayDay] = [],
    publishedUntil: CalendarDate? = nil
  ) {
    self.name = name
    self.timeZone = timeZone
    self.hours = hours
    self.exceptions = exceptions
    self.holidays = holidays
    self.publishedUntil = publishedUntil
  }

  /// Open without end, in UTC: `24x7`.
  public static let roundTheClock = WorkingCalendar(
    name: "24x7", timeZone: "UTC",
    hours: Dictionary(
      uniqueKeysWithValues: (1...7).map { ($0, [Window(startMinute: 0, endMinute: 1440)]) }))
}
