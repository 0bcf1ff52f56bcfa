import Localization
import Screen
import WorkOrderEngine

/// The form that logs a defect, with what is likely reported already beneath.
struct DefectForm: Hashable, Sendable {
  var form: Form
  /// The id of the command it becomes, so that saving it twice logs it once.
  var command: String
  /// The person changed the guess.
  var isCategoryChosen = false
  var isPriorityChosen = false
  /// The trigger whose words stand in the text.
  var trigger: Trigger?
  var duplicates: [OrderLine] = []
  var window = ListWindow(rows: 4)
  var isAmongDuplicates = false

  /// The fields in their order: what was seen comes before what can be guessed from it.
  static func fields(
    directory: Directory, campus: String, strings: Strings, place: String? = nil
  ) -> [FormField] {
    func label(_ key: MessageKey) -> String { strings.heading(key) }
    let isEnglish = strings.language == .en
    return [
      .picker(
        "place", label: label("form.place"), directory.places(first: campus), picked: place,
        hint: strings["form.placeHint"]),
      .text("text", label: label("form.text"), rows: 2),
      .choice(
        "category", label: label("form.category"),
        directory.categories.map { .init(id: $0.id, text: isEnglish ? $0.en : $0.zh) },
        chosen: "other"),
      .choice(
        "priority", label: label("form.priority"),
        Priority.allCases.map { .init(id: $0.rawValue, text: $0.rawValue) },
        chosen: Priority.p3.rawValue),
      .choice(
        "major", label: label("form.major"),
        [.init(id: "no", text: strings["frame.no"]), .init(id: "yes", text: strings["frame.yes"])],
        chosen: "no"),
      .text("reporter", label: label("form.reporter"), hint: strings["form.optional"]),
      .text("contact", label: label("form.contact"), hint: strings["form.optional"]),
    ]
  }

  /// What the form says.
  var draft: DefectDraft {
    DefectDraft(
      place: form.value("place"), category: form.value("category"),
      priority: Priority(rawValue: form.value("priority")),
      isMajor: form.value("major") == "yes", text: form.value("text"),
      reporter: form.value("reporter"), contact: form.value("contact"))
  }

  /// Guesses category, priority and major from the words, as long as nobody chose them.
  mutating func guess(with directory: Directory) {
    let text = form.value("text")
    trigger = directory.triggers.suggested(by: text)
    if !isCategoryChosen {
      choose("category", directory.category(suggestedBy: text) ?? "other")
    }
    if !isPriorityChosen {
      let isMajor = trigger?.major == true
      choose("priority", (trigger?.priority ?? .usual(isMajor: isMajor)).rawValue)
      choose("major", isMajor ? "yes" : "no")
    }
  }

  /// Chooses for the person; the focus and what else is typed stay.
  mutating func choose(_ field: String, _ id: String) {
    guard let old = form[field], case .choice(var choice) = old.content else { return }
    choice.choose(id)
    form[field]?.content = .choice(choice)
  }
}
