/// Reads `categories.toml` and `triggers.toml`.
struct CategoriesReader {
  static func categories(_ file: TableReader) -> [Category] {
    file.require("category", .tables)
    let categories = file.tables("category").map { table in
      let category = Category(
        id: table.requiredText("id"), zh: table.requiredText("zh"), en: table.requiredText("en"),
        words: table.texts("words") ?? [], safety: table.bool("safety") ?? false)
      table.finish()
      return category
    }
    file.finish()
    refuseRepeats(categories.map(\.id), of: "category", in: file)
    return categories
  }

  static func triggers(_ file: TableReader) -> [Trigger] {
    let triggers = file.tables("trigger").map { table in
      let trigger = Trigger(
        id: table.requiredText("id"), zh: table.requiredText("zh"), en: table.requiredText("en"),
        words: table.texts("words") ?? [],
        priority: table.choice("priority", of: .priority, Priority.self),
        major: table.bool("major") ?? false)
      table.finish()
      return trigger
    }
    file.finish()
    refuseRepeats(triggers.map(\.id), of: "trigger", in: file)
    return triggers
  }

  /// Reports every id that stands a second time in a list of tables.
  static func refuseRepeats(
    _ ids: [String], key: String = "id", of list: String, in table: TableReader
  ) {
    var seen: Set<String> = []
    for (offset, id) in ids.enumerated() where !id.isEmpty && !seen.insert(id).inserted {
      table.refuse("\(list)[\(offset + 1)].\(key)", .twice(id))
    }
  }
}
