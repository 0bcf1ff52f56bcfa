/// How the columns of a spreadsheet become orders, places, people, assets or routes
/// (command-line.md, An import map).
public struct ImportMap: Codable, Hashable, Sendable {
  /// What is imported.
  public enum Subject: String, Codable, CaseIterable, Sendable {
    /// Work orders.
    case orders
    /// Places.
    case places
    /// People.
    case staff
    /// Equipment.
    case assets
    /// Routes, a row a stop.
    case routes
  }

  /// The form of the file.
  public enum Format: String, Codable, CaseIterable, Sendable {
    /// Comma-separated values, RFC 4180.
    case csv
    /// Tab-separated values.
    case tsv
    /// A JSON object a line.
    case jsonl
  }

  /// How characters are written.
  public enum Encoding: String, Codable, CaseIterable, Sendable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "utf-8"
    /// GB 18030, which contains GBK and GB 2312.
    case gb18030
  }

  /// The form of the file.
  public var format: Format
  /// How characters are written.
  public var encoding: Encoding
  /// How times are written.
  public var timeFormat: TimePattern
  /// The zone of times without offset; nil for the campus' own.
  public var timeZone: String?
  /// Cells that mean nothing stands here.
  public var empty: [String]
  /// The column of each field.
  public var fields: [String: String]
  /// The campus of rows that name none: an id or a code.
  public var defaultCampus: String?
  /// The zone of a campus that the import creates; nil for ``timeZone``.
  public var campusZone: String?

  /// Makes a map.
  public init(
    format: Format = .csv, encoding: Encoding = .utf8, timeFormat: TimePattern = .iso8601,
    timeZone: String? = nil, empty: [String] = [""], fields: [String: String],
    defaultCampus: String? = nil, campusZone: String? = nil
  ) {
    self.format = format
    self.encoding = encoding
    self.timeFormat = timeFormat
    self.timeZone = timeZone
    self.empty = empty
    self.fields = fields
    self.defaultCampus = defaultCampus
    self.campusZone = campusZone
  }

  /// The zone given to a campus that the import creates, when the map names one.
  public var zoneOfNewCampus: String? { campusZone ?? timeZone }
}

extension ImportMap.Subject {
  /// The fields a map may name, the required ones first.
  public var fields: [String] { required + optional }

  /// The fields a map must name.
  public var required: [String] {
    switch self {
    case .orders: ["reference", "reported", "text"]
    case .places: ["name"]
    case .staff: ["number", "name"]
    case .assets: ["code", "place", "name"]
    case .routes: ["code", "place"]
    }
  }

  private var optional: [String] {
    switch self {
    case .orders:
      [
        "due", "completed", "category", "place", "campus", "priority", "reporter", "contact",
        "asset", "cause", "remedy",
      ]
    case .places: ["path", "campus", "parent", "code", "name_en", "kind", "aliases", "rooms"]
    case .staff: ["name_en", "phone", "crew", "contractor", "roles", "login", "enabled"]
    case .assets: ["kind", "campus"]
    case .routes:
      [
        "name", "name_en", "campus", "quota", "per", "floor_minutes", "gap_hours", "in_force",
        "position", "checklist", "items",
      ]
    }
  }
}
