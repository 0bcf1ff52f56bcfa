import Localization
import Screen

extension DeskModel {
  /// Keys of a filter, a search or a command.
  mutating func typeInPrompt(_ prompt: DeskPrompt, _ action: Action) -> [Effect] {
    var prompt = prompt
    let key: Key
    switch action {
    case .type(let typed): key = typed
    case .back: key = .escape
    default: return []
    }
    if prompt.purpose == .command, key == .tab {
      prompt.prompt.field.replace(with: completed(prompt.prompt.field.text))
      layers[layers.count - 1] = .prompt(prompt)
      return []
    }
    if case .filter = prompt.purpose, key == .tab {
      prompt.prompt.field.replace(with: completedFilter(prompt.prompt.field.text))
      layers[layers.count - 1] = .prompt(prompt)
      return promptChanged(prompt.purpose, prompt.prompt.field.text)
    }
    let outcome = prompt.prompt.handle(key)
    layers[layers.count - 1] = .prompt(prompt)
    let text = prompt.prompt.field.text
    switch outcome {
    case .ignored, .moved: return []
    case .changed: return promptChanged(prompt.purpose, text)
    case .submitted:
      if case .filter = prompt.purpose, let refusal = orders.refusal,
        refusal.filter == text.trimmed
      {
        // It stays open, so that it can be mended.
        message = Message(refusal.words, ink: .late)
        return []
      }
      if case .file(let chart, _) = prompt.purpose { return write(chart, to: text.trimmed) }
      if case .sheetFile(let sheet, _) = prompt.purpose {
        return text.trimmed.isEmpty ? [] : write(sheet.document, to: text.trimmed)
      }
      layers.removeLast()
      if case .keepFilter(let filter) = prompt.purpose { return keep(filter, as: text.trimmed) }
      return prompt.purpose == .command ? run(text) : promptChanged(prompt.purpose, text)
    case .cancelled:
      layers.removeLast()
      switch prompt.purpose {
      case .filter(let before): return promptChanged(prompt.purpose, before)
      case .helpSearch: return promptChanged(.helpSearch, "")
      case .people(let before): return promptChanged(prompt.purpose, before)
      case .command, .file, .sheetFile, .keepFilter: return []
      }
    }
  }

  /// A filter applies at every key.
  private mutating func promptChanged(
    _ purpose: DeskPrompt.Purpose, _ text: String
  ) -> [Effect] {
    switch purpose {
    case .command, .file, .sheetFile, .keepFilter: return []
    case .people:
      people.wanted = text.trimmed
      people.window.select(0)
      return detailQueries
    case .filter:
      let text = text.trimmed
      guard orders.filter != text else { return [] }
      orders.filter = text
      orders.window.select(0)
      return [.ask(.orders(filter: text, after: nil, limit: OrdersModel.pageSize))]
    case .helpSearch:
      for index in layers.indices {
        guard case .reading(var reading) = layers[index],
          case .help(let context, _) = reading.content
        else { continue }
        reading.content = .help(context, query: text)
        reading.top = 0
        layers[index] = .reading(reading)
      }
      return []
    }
  }
}

// MARK: - Commands by name

/// Something that `:` can run.
struct NamedCommand: Hashable, Sendable {
  /// What is typed: an id such as `order.accept`, or a word such as `orders`.
  var name: String
  var action: Action
}

extension DeskModel {
  /// What `:` can run here: the places by either name, and every key's action by its id and word.
  var namedCommands: [NamedCommand] {
    var commands: [NamedCommand] = []
    for place in DeskPlace.allCases {
      commands.append(NamedCommand(name: place.name, action: .go(place)))
      commands.append(NamedCommand(name: strings[place.title].lowercased(), action: .go(place)))
    }
    commands += [
      NamedCommand(name: "q", action: .leave), NamedCommand(name: "quit", action: .leave),
    ]
    for binding in nameableBindings {
      commands.append(NamedCommand(name: binding.id, action: binding.action))
      let word = strings.shown(binding.label).lowercased()
      if !commands.contains(where: { $0.name == word }) {
        commands.append(NamedCommand(name: word, action: binding.action))
      }
    }
    return commands
  }

  /// The bindings whose action can be run by name. Where orders are chosen every step is among
  /// them, also those that have no key there.
  private var nameableBindings: [Binding<Action>] {
    let own = keymap(in: placeContext).bindings.filter { binding in
      switch binding.action {
      case .type, .typeReading: false
      default: !binding.keys.isEmpty || binding.isNamed
      }
    }
    guard placeContext == .escalations || placeContext == .today else { return own }
    let taken = Set(own.map(\.action))
    return own
      + keymap(in: .orders).bindings.filter { binding in
        guard case .step = binding.action else { return false }
        return !taken.contains(binding.action)
      }
  }

  /// The names that begin with what is typed, or have a word that does.
  func commandNames(for typed: String) -> [String] {
    let typed = typed.foldedForGuessing
    if typed.hasPrefix("as ") {
      return people(named: String(typed.dropFirst(3)).trimmed).map { "as \($0.text)" }
    }
    if typed.hasPrefix("campus ") {
      let picker = Picker(directory.campuses, query: String(typed.dropFirst(7)).trimmed)
      return picker.matches.map { "campus \(picker.items[$0].text)" }
    }
    var known: Set<String> = []
    // A place may have the same name in both languages.
    let names = (["as ", "campus "] + namedCommands.map(\.name)).filter {
      known.insert($0).inserted
    }
    let starting = names.filter { $0.hasPrefix(typed) }
    return starting + names.filter { !$0.hasPrefix(typed) && $0.contains(".\(typed)") }
  }

  /// Who may be meant by a number, a name or some letters of one, the likeliest first.
  private func people(named typed: String) -> [PickerItem] {
    let picker = Picker(directory.people, query: typed)
    return picker.matches.map { picker.items[$0] }
  }

  /// The number of the only one whose name begins so, or has these letters; else what was typed, of
  /// which the engine says whether it is anybody.
  private func person(meantBy typed: String) -> String {
    let found = people(named: typed)
    let begun = typed.foldedForGuessing
    let beginning = found.filter { $0.text.foldedForGuessing.hasPrefix(begun) }
    let meant = beginning.isEmpty ? found : beginning
    return meant.count == 1 ? meant[0].id : typed
  }

  /// Tab: as far as all names go together, or the next one.
  func completed(_ typed: String) -> String {
    let names = commandNames(for: typed)
    guard var common = names.first else { return typed }
    for name in names { common = String(zip(common, name).prefix { $0 == $1 }.map(\.0)) }
    return common.count > typed.count ? common : names[0]
  }

  /// Runs a command by its name; one beginning that is unique will do.
  mutating func run(_ text: String) -> [Effect] {
    let typed = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = typed.first?.foldedForGuessing else { return [] }
    if first == "as" {
      guard typed.count > 1, !typed[1].trimmed.isEmpty else {
        say("command.asWhom", ink: .risk)
        return []
      }
      return [.actAs(person(meantBy: typed[1].trimmed))]
    }
    if first == "campus", typed.count > 1 { return chooseCampus(named: typed[1].trimmed) }
    let whole = text.foldedForGuessing.trimmed
    let commands = namedCommands
    let found =
      commands.first { $0.name == whole }
      ?? commandNames(for: whole).first.flatMap { name in commands.first { $0.name == name } }
    guard let found else {
      message = Message(strings.text("error.unknownCommand", ["name": text]), ink: .late)
      return []
    }
    if let reason = reason(against: found.action, in: placeContext) {
      message = Message(reason, ink: .risk)
      return []
    }
    if case .leave = found.action { return leave() }
    return update(&self, found.action)
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }
}
