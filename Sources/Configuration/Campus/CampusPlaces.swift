extension CampusFile {
  /// The university.
  public struct University: Codable, Hashable, Sendable {
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String

    /// Makes a university.
    public init(name: String, nameEn: String = "") {
      self.name = name
      self.nameEn = nameEn
    }
  }

  /// A campus: the root of its places and the beginning of its order numbers.
  public struct Campus: Codable, Hashable, Sendable {
    /// Capitals and digits, such as `NH`: order numbers and place paths begin with it.
    public var code: String
    /// What filters and options say, such as `nanhu`.
    public var id: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// An IANA time zone.
    public var timeZone: String
    /// A calendar by name.
    public var calendar: String
    /// Whether the way there is long, which doubles the time to arrive.
    public var remote: Bool
    /// The language of its papers and terminals, `zh-Hans` or `en`; nil for the program's own.
    public var language: String?

    /// Makes a campus.
    public init(
      code: String, id: String, name: String, nameEn: String = "", timeZone: String,
      calendar: String = "office", remote: Bool = false, language: String? = nil
    ) {
      self.code = code
      self.id = id
      self.name = name
      self.nameEn = nameEn
      self.timeZone = timeZone
      self.calendar = calendar
      self.remote = remote
      self.language = language
    }
  }

  /// A place below a campus.
  public struct Place: Codable, Hashable, Sendable {
    /// The path from the campus code down, such as `NH/TSG/201`.
    public var path: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// The kind of place, a checklist id; nil takes the kind of the place above.
    public var kind: String?
    /// Other words by which it is found.
    public var aliases: [String]

    /// Makes a place.
    public init(
      path: String, name: String, nameEn: String = "", kind: String? = nil, aliases: [String] = []
    ) {
      self.path = path
      self.name = name
      self.nameEn = nameEn
      self.kind = kind
      self.aliases = aliases
    }

    /// The path of the place above, the campus code for the highest.
    public var parent: String {
      path.lastIndex(of: "/").map { String(path[..<$0]) } ?? path
    }

    /// The last part of the path.
    public var code: String {
      path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
    }
  }

  /// A piece of equipment.
  public struct Asset: Codable, Hashable, Sendable {
    /// The code on its tag.
    public var code: String
    /// The path of its place, or a campus code.
    public var place: String
    /// The name in its own language.
    public var name: String
    /// The English name; empty when not given.
    public var nameEn: String
    /// Its kind, a checklist id, when it has one.
    public var kind: String?

    /// Makes an asset.
    public init(
      code: String, place: String, name: String, nameEn: String = "", kind: String? = nil
    ) {
      self.code = code
      self.place = place
      self.name = name
      self.nameEn = nameEn
      self.kind = kind
    }
  }
}
