public import ServiceClock

/// A staff member as a list of people shows them.
public struct StaffStanding: Hashable, Sendable {
  /// Who it is.
  public var person: Person
  /// The crew; `nil` for those who belong to none.
  public var crew: Crew?
  /// The contractor, for its people.
  public var contractor: Contractor?
  /// The roles, also of those who are not enabled.
  public var roles: [RoleGrant]
  /// By the roster of the day, else by the pattern of the crew. Those outside of any pattern are, as
  /// long as the roster does not say otherwise.
  public var isOnDuty: Bool
  /// Open orders in their hands, counted to 1,000+ at most.
  public var open: Int
}

/// What somebody has to do on a day.
public struct PlannedDuty: Hashable, Sendable {
  /// The day.
  public var day: CalendarDate
  /// A shift's code, `leave` or `off`; `nil` where neither roster nor pattern says anything.
  public var duty: String?
  /// Entered for this day alone, before any pattern.
  public var isEntered: Bool
  /// The number of the staff member in whose stead.
  public var standsInFor: String?
}
