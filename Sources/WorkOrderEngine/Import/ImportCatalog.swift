import Configuration

/// What an import knows of the database by name, so that no row asks for it twice.
struct ImportCatalog {
  /// A place with what an order's row needs of it.
  struct KnownPlace {
    var id: Int64
    var kind: String
    var title: String
  }

  /// What a name of a place in a cell means.
  enum PlaceMeaning {
    case place(KnownPlace)
    case several
  }

  let map: ImportMap
  /// The campus of a cell or of the map, by folded name.
  var campuses: [String: Campus] = [:]
  /// Roots and named places, by campus and folded name.
  var roots: [Int64: KnownPlace] = [:]
  var places: [Int64: [String: PlaceMeaning]] = [:]
  /// Assets by folded code; `nil` for those that are not here.
  var assets: [String: Int64?] = [:]
  /// Category ids by folded id and name, of this version of the configuration.
  private(set) var categories: [String: String] = [:]
  private(set) var version: Int64 = 0

  init(map: ImportMap) {
    self.map = map
  }

  /// Learns the categories of the version in force.
  mutating func learn(_ rulebook: Rulebook) {
    guard rulebook.version != version else { return }
    version = rulebook.version
    categories = [:]
    for category in rulebook.configuration.categories.reversed() {
      for name in [category.zh, category.en, category.id] {
        categories[TypedText.folded(name)] = category.id
        categories[name] = category.id
      }
    }
  }

  /// The id of a category that a cell names; `nil` when there is none. No category: `other`.
  mutating func category(_ cell: String?) -> String? {
    guard let cell else { return "other" }
    if let known = categories[cell] { return known }
    let found = categories[TypedText.folded(cell)]
    // The cell as it is written is found at once the next time.
    if let found { categories[cell] = found }
    return found
  }
}
