/// Reads `checklists.toml`.
struct ChecklistsReader {
  static func read(_ file: TableReader) -> [Checklist] {
    file.require("checklist", "a list of tables, [[checklist]]")
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
          table.refuse("item", "items beside same_as", advice: "keep one of the two")
        }
      }
      let items = table.tables("item")
      if items.isEmpty, !table.has("same_as") {
        table.refuse("", "no items", advice: "add [[checklist.item]] or same_as = …")
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
        tables[offset].refuse(
          "same_as", "no checklist with items is called “\(from)”",
          advice: NearestName.advice(for: from, among: known))
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
        table.refuse(key, "a limit without a unit", advice: "add unit = \"…\", or \"\" for none")
      }
      return expiry ? .expiry : .passFail
    }
    if expiry {
      table.refuse("expiry", "a date and a reading in one item", advice: "make two items of it")
    }
    if let min, let max, min > max {
      table.refuse(
        "min", "the lower limit \(min) is above the upper limit \(max)", advice: "swap them")
    }
    return .reading(unit: unit, min: min, max: max)
  }
}
