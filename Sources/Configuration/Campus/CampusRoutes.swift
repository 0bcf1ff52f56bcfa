public import ServiceClock

extension CampusFile {
  /// The period over which the rounds of a route are counted.
  public enum Period: String, Codable, CaseIterable, Sendable {
    /// A day of the campus.
    case day
    /// A week, Monday to Sunday, as ISO 8601 numbers them.
    case week
    /// A shift of the campus.
    case shift
    /// A month of the calendar.
    case month
  }

  /// A patrol route: the plan of which a round is one walk.
  public struct Route: Codable, Hashable, Sendable {
    /// The code, such as `NH-R1`.
    public var code: String
    /// The code of its campus.
    public var campus: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// How many valid rounds a period needs, at least 1.
    public var quota: Int
    /// The period.
    public var per: Period
    /// The walking floor in minutes: no honest round is faster.
    public var floorMinutes: Int
    /// Hours between the starts of two rounds that count; nil for the period's own (engine.md §4).
    public var gapHours: Double?
    /// The first day on which it is in force.
    public var inForce: CalendarDate
    /// The stops in walking order.
    public var stops: [Stop]

    /// Makes a route.
    public init(
      code: String, campus: String, name: String, nameEn: String = "", quota: Int, per: Period,
      floorMinutes: Int, gapHours: Double? = nil, inForce: CalendarDate, stops: [Stop]
    ) {
      self.code = code
      self.campus = campus
      self.name = name
      self.nameEn = nameEn
      self.quota = quota
      self.per = per
      self.floorMinutes = floorMinutes
      self.gapHours = gapHours
      self.inForce = inForce
      self.stops = stops
    }
  }

  /// A checkpoint of a route.
  public struct Stop: Codable, Hashable, Sendable {
    /// The path of the place.
    public var place: String
    /// The checklist that is answered there.
    public var checklist: String
    /// The ids of the items that are answered; nil for all of the checklist.
    public var items: [String]?

    /// Makes a stop.
    public init(place: String, checklist: String, items: [String]? = nil) {
      self.place = place
      self.checklist = checklist
      self.items = items
    }
  }
}
