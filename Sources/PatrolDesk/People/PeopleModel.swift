import Screen

/// The staff, and what the selected one has to do.
struct PeopleModel: Hashable, Sendable {
  var all: [PersonLine] = []
  /// What is looked for, as typed.
  var wanted = ""
  var isLoaded = false
  var window = ListWindow()
  var file: PersonFile?
  /// Its form is wanted as soon as it is there.
  var isEditing = false
  /// The file has the focus.
  var isReading = false
  var fileTop = 0

  /// Those who are looked for, all words of it found.
  var lines: [PersonLine] {
    let words = wanted.split(separator: " ").map { String($0).foldedForGuessing }
    guard !words.isEmpty else { return all }
    return all.filter { line in words.allSatisfy { line.searched.contains($0) } }
  }

  var selected: PersonLine? {
    let lines = lines
    guard let index = window.selected, lines.indices.contains(index) else { return nil }
    return lines[index]
  }

  /// Takes the staff in; the selection stays on its person.
  mutating func take(_ people: [PersonLine]) {
    let before = selected?.number
    all = people
    isLoaded = true
    select(before)
  }

  mutating func select(_ number: String?) {
    let lines = lines
    window.fit(count: lines.count, rows: window.rows)
    if let index = lines.firstIndex(where: { $0.number == number }) { window.select(index) }
  }
}
