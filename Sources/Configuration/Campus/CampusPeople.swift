public import ServiceClock

extension CampusFile {
  /// A role that a person has, on one campus or on all.
  public struct RoleGrant: Codable, Hashable, Sendable {
    /// The role.
    public var role: Role
    /// The campus code; nil for all campuses.
    public var campus: String?

    /// Makes a grant.
    public init(role: Role, campus: String? = nil) {
      self.role = role
      self.campus = campus
    }

    /// The spelling in the file: `worker@NH`, or `worker` for all campuses.
    public var text: String {
      campus.map { "\(role.rawValue)@\($0)" } ?? role.rawValue
    }
  }

  /// A person.
  public struct Staff: Codable, Hashable, Sendable {
    /// The staff number.
    public var number: String
    /// The name in its own language.
    public var name: String
    /// The name in English; empty when not given.
    public var nameEn: String
    /// The roles.
    public var roles: [RoleGrant]
    /// The code of the crew or contractor the person works in.
    public var crew: String?
    /// The telephone number.
    public var phone: String?
    /// The system user who is this person.
    public var login: String?

    /// Makes a person.
    public init(
      number: String, name: String, nameEn: String = "", roles: [RoleGrant], crew: String? = nil,
      phone: String? = nil, login: String? = nil
    ) {
      self.number = number
      self.name = name
      self.nameEn = nameEn
      self.roles = roles
      self.crew = crew
      self.phone = phone
      self.login = login
    }
  }

  /// A crew of a campus.
  public struct Crew: Codable, Hashable, Sendable {
    /// The code, such as `NH-ZH`.
    public var code: String
    /// The code of its campus.
    public var campus: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// The staff number of its leader, when it has one.
    public var leader: String?
    /// The categories it takes; empty takes what no other crew of the campus takes.
    public var categories: [String]

    /// Makes a crew.
    public init(
      code: String, campus: String, name: String, nameEn: String = "", leader: String? = nil,
      categories: [String] = []
    ) {
      self.code = code
      self.campus = campus
      self.name = name
      self.nameEn = nameEn
      self.leader = leader
      self.categories = categories
    }
  }

  /// A contractor.
  public struct Contractor: Codable, Hashable, Sendable {
    /// The code, such as `HL`.
    public var code: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// The categories it takes.
    public var categories: [String]
    /// The codes of the campuses it serves; empty for all.
    public var campuses: [String]

    /// Makes a contractor.
    public init(
      code: String, name: String, nameEn: String = "", categories: [String] = [],
      campuses: [String] = []
    ) {
      self.code = code
      self.name = name
      self.nameEn = nameEn
      self.categories = categories
      self.campuses = campuses
    }
  }

  /// A shift (R9).
  public struct Shift: Codable, Hashable, Sendable {
    /// The code, such as `early`.
    public var code: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// The minute of the day on which it starts, 0…1439; the shift bears the date of its start.
    public var startMinute: Int
    /// The minute of the day on which it ends, 0…1439.
    public var endMinute: Int

    /// Makes a shift.
    public init(code: String, name: String, nameEn: String = "", startMinute: Int, endMinute: Int) {
      self.code = code
      self.name = name
      self.nameEn = nameEn
      self.startMinute = startMinute
      self.endMinute = endMinute
    }

    /// Whether it ends on the day after its start: an end that is not after the start.
    public var endsNextDay: Bool { endMinute <= startMinute }
  }

  /// The rhythm in which the members of a crew work the shifts.
  public struct Pattern: Codable, Hashable, Sendable {
    /// The code of the crew.
    public var crew: String
    /// The day on which the cycle begins.
    public var from: CalendarDate
    /// A shift code for each day of the cycle, or `off`.
    public var cycle: [String]
    /// Member i stands i × stagger days further in the cycle.
    public var stagger: Int

    /// Makes a pattern.
    public init(crew: String, from: CalendarDate, cycle: [String], stagger: Int = 0) {
      self.crew = crew
      self.from = from
      self.cycle = cycle
      self.stagger = stagger
    }
  }
}
