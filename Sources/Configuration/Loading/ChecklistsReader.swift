/// Reads `checklists.toml`.
struct ChecklistsReader {
  static func read(_ file: TableReader) -> [Checklist] {
    file.require("checklist", .tables)
    let tables = file.tables("checklist")
    var checklists: [Checklist] = []
    var borrowed: [(offset: Int, from: String)] = []
    for (offset, table) in tables.enumerated() {
      var checklist = Checklist(
        id: table.requiredText("id"), zh: table.requiredText("zh"), en: table.requiredText("en"),
        items: [])
      if let other = table.text("same_as") {
        borrowed.append((offset, other))
        if table.has("item") {
          table.refuse("item", .itemsBesideSame)
        }
      }
      let items = table.tables("item")
      if items.isEmpty, !table.has("same_as") {
        table.refuse(nil, .noItems)
      }
      checklist.items = items.map(item)
      CategoriesReader.refuseRepeats(checklist.items.map(\.id), of: "item", in: table)
      table.finish()
      checklists.append(checklist)
    }
    CategoriesReader.refuseRepeats(checklists.map(\.id), of: "checklist", in: file)
    for (offset, from) in borrowed {
      guard let source = checklists.first(where: { $0.id == from && !$0.items.isEmpty }) else {
        let known = checklists.filter { !$0.items.isEmpty }.map(\.id)
        tables[offset].refuse("same_as", .unknown(.fullChecklist, from, known: known))
        continue
      }
      checklists[offset].items = source.items
    }
    file.finish()
    return checklists
  }

  private static func item(_ table: TableReader) -> CheckItem {
    let item = CheckItem(
      id: table.requiredText("id"), zh: table.requiredText("zh"), en: table.requiredText("en"),
      kind: kind(table), major: table.bool("major") ?? false,
      category: table.requiredText("category"))
    table.finish()
    return item
  }

  private static func kind(_ table: TableReader) -> CheckItem.Kind {
    let unit = table.text("unit")
    let min = table.number("min")
    let max = table.number("max")
    let expiry = table.bool("expiry") ?? false
    guard let unit else {
      for key in ["min", "max"] where table.has(key) {
        table.refuse(key, .limitWithoutUnit)
      }
      return expiry ? .expiry : .passFail
    }
    if expiry {
      table.refuse("expiry", .dateAndReading)
    }
    if let min, let max, min > max {
      table.refuse("min", .limitsSwapped(min, max))
    }
    return .reading(unit: unit, min: min, max: max)
  }
}
