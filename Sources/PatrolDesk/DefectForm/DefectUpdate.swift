import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// `n`: an empty form, at the place of the selected order when there is no better guess.
  mutating func openDefect() -> [Effect] {
    // Among the places a defect is most likely one of the selected place.
    let place = self.place == .facilities ? facilities.selected?.path : nil
    let fields = DefectForm.fields(
      directory: directory, campus: frame.campus, strings: strings, place: place)
    layers.append(.defect(DefectForm(form: Form(fields), command: nextCommand())))
    return []
  }

  /// Keys of the defect form.
  mutating func typeInDefect(_ form: DefectForm, _ action: Action) -> [Effect] {
    switch action {
    case .save: return save(form)
    case .back:
      if form.isAmongDuplicates {
        var form = form
        form.isAmongDuplicates = false
        put(form)
        return []
      }
      return leaveForm(isChanged: form.form.isChanged)
    case .type(let key):
      return form.isAmongDuplicates ? chooseDuplicate(form, key) : type(key, in: form)
    default: return []
    }
  }

  private mutating func put(_ form: DefectForm) {
    guard case .defect? = layers.last else { return }
    layers[layers.count - 1] = .defect(form)
  }

  private mutating func type(_ key: Key, in old: DefectForm) -> [Effect] {
    var form = old
    if key == .down || key == .tab, form.isOnLastField, !form.duplicates.isEmpty {
      form.isAmongDuplicates = true
      put(form)
      return []
    }
    let outcome = form.form.handle(key)
    switch outcome {
    case .submitted: return save(form)
    case .changed("text"): form.guess(with: directory)
    case .changed("category"): form.isCategoryChosen = true
    case .changed("priority"), .changed("major"): form.isPriorityChosen = true
    default: break
    }
    put(form)
    let (now, before) = (form.draft, old.draft)
    let hasMoved = now.place != before.place || now.category != before.category
    return hasMoved ? duplicateQuery(form) : []
  }

  private func duplicateQuery(_ form: DefectForm) -> [Effect] {
    let draft = form.draft
    guard !draft.place.isEmpty else { return [] }
    return [.ask(.duplicates(place: draft.place, category: draft.category))]
  }

  /// Likely duplicates belong to the form as long as it says the same.
  mutating func takeDuplicates(_ lines: [OrderLine], place: String, category: String) {
    guard case .defect(var form)? = layers.last, form.draft.place == place,
      form.draft.category == category
    else { return }
    form.duplicates = lines
    form.window.fit(count: lines.count, rows: 4)
    if lines.isEmpty { form.isAmongDuplicates = false }
    put(form)
  }

  /// Up and down among the duplicates, Enter adds a sighting to one.
  private mutating func chooseDuplicate(_ old: DefectForm, _ key: Key) -> [Effect] {
    var form = old
    switch key {
    case .up where form.window.selected == 0, .backTab: form.isAmongDuplicates = false
    case .enter:
      guard let index = form.window.selected else { return [] }
      let number = form.duplicates[index].number
      layers.removeLast()
      return give(.noted(.sight, form.form.value("text")), to: [number], id: form.command)
    default: _ = form.window.handle(key)
    }
    put(form)
    return []
  }

  private mutating func save(_ old: DefectForm) -> [Effect] {
    var form = old
    _ = form.form.handle(.control("s"))
    let needed = ["place", "text"]
    if let missing = needed.first(where: { form.form.value($0).trimmed.isEmpty }) {
      form.form[missing]?.problem = strings["form.required"]
      form.form.focus(on: missing)
      put(form)
      sayMissing(form.form[missing], called: missing)
      return []
    }
    put(form)
    return [.give(.log(form.draft), id: form.command)]
  }

  /// Logged: the form closes, and a walk goes on where it stood.
  mutating func concludeLogging(
    number: String, isSighting: Bool, major: Bool, id: String
  ) -> [Effect] {
    if case .defect(let form)? = layers.last, form.command == id { layers.removeLast() }
    say(
      isSighting ? "order.sightedInstead" : "order.logged", ["number": number],
      ink: major ? .major : .good)
    return visibleQueries
  }
}

extension DefectForm {
  var isOnLastField: Bool { form.focus == form.fields.count - 1 }
}
