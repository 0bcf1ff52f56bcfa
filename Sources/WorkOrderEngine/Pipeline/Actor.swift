/// Who gives a command.
public struct Actor: Hashable, Sendable {
  /// The staff member in whose name it is done; 0 is the system itself.
  public var person: Int64
  /// The staff member at the keyboard, when that is somebody else.
  public var enteredBy: Int64?

  /// A person acting for themselves, or `enteredBy` acting for `person`.
  public init(person: Int64, enteredBy: Int64? = nil) {
    self.person = person
    self.enteredBy = enteredBy == person ? nil : enteredBy
  }

  /// The system, as when `tick` runs.
  public static let system = Actor(person: 0)
}

/// A role that somebody has, on one campus or on all.
public struct RoleGrant: Hashable, Sendable {
  /// The role.
  public var role: Role
  /// `nil`: on all campuses.
  public var campus: Int64?

  /// Whether the role counts on this campus; what concerns all campuses (`nil`) needs a grant for
  /// all.
  public func counts(on campus: Int64?) -> Bool {
    self.campus == nil || self.campus == campus
  }
}
