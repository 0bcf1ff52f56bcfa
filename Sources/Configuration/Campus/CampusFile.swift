/// What `init --campus FILE` reads: the campuses, places, people and plans of one university. The
/// demonstration university comes in the same form.
public struct CampusFile: Codable, Hashable, Sendable {
  /// The university's names.
  public var university: University
  /// The campuses.
  public var campuses: [Campus]
  /// The places below the campuses, each after its parent; `rooms` are already made into places.
  public var places: [Place]
  /// The equipment.
  public var assets: [Asset]
  /// The patrol routes (R1).
  public var routes: [Route]
  /// The people.
  public var staff: [Staff]
  /// The crews.
  public var crews: [Crew]
  /// The contractors (R11).
  public var contractors: [Contractor]
  /// The shifts.
  public var shifts: [Shift]
  /// The rhythm in which crews work the shifts.
  public var patterns: [Pattern]

  /// Makes a campus file.
  public init(
    university: University, campuses: [Campus], places: [Place] = [], assets: [Asset] = [],
    routes: [Route] = [], staff: [Staff] = [], crews: [Crew] = [], contractors: [Contractor] = [],
    shifts: [Shift] = [], patterns: [Pattern] = []
  ) {
    self.university = university
    self.campuses = campuses
    self.places = places
    self.assets = assets
    self.routes = routes
    self.staff = staff
    self.crews = crews
    self.contractors = contractors
    self.shifts = shifts
    self.patterns = patterns
  }

  /// The kind of a place: its own, or that of the nearest place above that has one; nil when none
  /// has.
  ///
  /// - Parameter path: a place's path such as `NH/TSG/201`.
  public func kind(ofPath path: String) -> String? {
    let kinds = Dictionary(places.map { ($0.path, $0.kind) }, uniquingKeysWith: { $1 })
    var path = Substring(path)
    while !path.isEmpty {
      if let kind = kinds[String(path)] ?? nil { return kind }
      guard let slash = path.lastIndex(of: "/") else { return nil }
      path = path[..<slash]
    }
    return nil
  }
}
