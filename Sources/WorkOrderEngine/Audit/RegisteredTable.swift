/// A table that no event makes row by row: what the university is, and what it asks for. After each change
/// its digest goes into the history, so that `doctor` sees a change that went another way.
///
/// Left out are columns that follow from events, such as the counts from which numbers are given.
enum RegisteredTable: String, CaseIterable, Sendable {
  case database
  case campus
  case place
  case placeAlias = "place_alias"
  case asset
  case crew
  case contractor
  case staff
  case staffRole = "staff_role"
  case shift
  case shiftPattern = "shift_pattern"
  case route
  case routeStop = "route_stop"
  case credential

  /// What the digest takes in of each row, in this order.
  var columns: [String] {
    switch self {
    case .database: ["id", "university", "university_en", "simulated", "seed"]
    case .campus:
      ["id", "code", "slug", "name", "name_en", "zone", "calendar", "remote", "language"]
    case .place: ["id", "campus", "parent", "path", "name", "name_en", "title", "kind"]
    case .placeAlias: ["alias", "place"]
    case .asset: ["id", "code", "place", "name", "kind"]
    case .crew: ["id", "code", "campus", "name", "name_en", "leader", "categories"]
    // Without the English name: what was registered before there was one stays as it is.
    case .contractor: ["id", "code", "name", "categories", "campuses"]
    case .staff:
      ["id", "number", "name", "name_en", "crew", "contractor", "phone", "login", "enabled"]
    case .staffRole: ["staff", "role", "campus"]
    case .shift: ["id", "code", "name", "name_en", "start_minute", "end_minute"]
    case .shiftPattern: ["crew", "from_day", "cycle", "stagger"]
    case .route:
      ["id", "code", "campus", "name", "name_en", "quota", "per", "floor", "gap", "in_force"]
    case .routeStop: ["route", "position", "place", "checklist", "items"]
    // A digest over random salts says nothing of any passphrase, nor whether two databases have one alike.
    case .credential: ["staff", "cost", "block", "lanes", "salt", "digest", "changed"]
    }
  }

  /// The columns by which the rows are put in order; no two rows agree in them.
  var order: String {
    switch self {
    case .placeAlias: "alias, place"
    case .staffRole: "staff, role, campus"
    case .shiftPattern: "crew, from_day"
    case .routeStop: "route, position"
    case .credential: "staff"
    default: "id"
    }
  }
}
