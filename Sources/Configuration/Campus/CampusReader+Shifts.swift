import ServiceClock

extension CampusReader {
  /// The shifts.
  func shifts() -> [CampusFile.Shift] {
    let shifts = file.tables("shift").map { table in
      let code = table.requiredText("code")
      if !code.isEmpty, !CampusCodes.isWord(code) || code == "off" {
        table.refuse(
          "code", "“\(code)” is no shift code", advice: "use a word without blanks, not off")
      }
      table.require("start", "a time such as \"06:00\"")
      table.require("end", "a time such as \"14:00\"")
      let start = table.minuteOfDay("start")
      let end = table.minuteOfDay("end")
      if start == 1440 {
        table.refuse("start", "a shift starts before 24:00", advice: "write 00:00")
      }
      let shift = CampusFile.Shift(
        code: code, name: table.requiredText("name"), nameEn: table.text("name_en") ?? "",
        startMinute: start ?? 0, endMinute: (end ?? 0) % 1440)
      if let start, let end, start == end {
        table.refuse(
          "end", "the shift ends when it starts", advice: "for a whole day write 00:00 and 24:00")
      }
      table.finish()
      return shift
    }
    CategoriesReader.refuseRepeats(shifts.map(\.code), key: "code", of: "shift", in: file)
    return shifts
  }

  /// The rhythms of the crews.
  func patterns(_ result: CampusFile) -> [CampusFile.Pattern] {
    let crews = result.crews.map(\.code)
    let words = result.shifts.map(\.code) + ["off"]
    var seen: Set<String> = []
    return file.tables("pattern").map { table in
      for (key, expected) in [
        ("crew", "a crew code"), ("from", "a date such as 2026-01-05"),
        ("cycle", "a list of shifts"),
      ] { table.require(key, expected) }
      let cycle = table.texts("cycle") ?? []
      for (offset, word) in cycle.enumerated() where !words.contains(word) {
        table.refuse(
          "cycle[\(offset + 1)]", "unknown shift “\(word)”",
          advice: NearestName.advice(for: word, among: words))
      }
      if cycle.isEmpty, table.has("cycle") {
        table.refuse("cycle", "a cycle without days", advice: "name a shift or off for each day")
      }
      let pattern = CampusFile.Pattern(
        crew: table.name("crew", of: "crew", among: crews) ?? "",
        from: table.date("from") ?? .init(dayNumber: 0), cycle: cycle,
        stagger: table.int("stagger", in: 0...1_000) ?? 0)
      table.finish()
      if !pattern.crew.isEmpty, !seen.insert("\(pattern.crew) \(pattern.from)").inserted {
        table.refuse(
          "from", "two patterns of \(pattern.crew) from \(pattern.from)", advice: "keep one")
      }
      return pattern
    }
  }
}
