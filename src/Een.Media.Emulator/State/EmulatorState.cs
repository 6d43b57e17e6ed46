using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.DataProtection;

namespace Een.Media.Emulator.State;

/// <summary>Keys and tokens. With a directory they survive a restart; without one they are kept in memory.</summary>
internal sealed class EmulatorState
{
    private readonly object _lock = new();
    private readonly string? _file;
    private readonly StateData _data;

    public EmulatorState(string? directory)
    {
        if (directory is null)
        {
            _data = StateData.New();
            PageTokens = new EphemeralDataProtectionProvider();
            return;
        }

        DirectoryInfo folder = Directory.CreateDirectory(directory);
        _file = Path.Combine(folder.FullName, "state.json");
        _data = Load(_file) ?? StateData.New();
        PageTokens = DataProtectionProvider.Create(folder.CreateSubdirectory("page-tokens"));
        Save();
    }

    /// <summary>The keys of page tokens.</summary>
    public IDataProtectionProvider PageTokens { get; }

    public byte[] SigningKey => _data.SigningKey;

    public T Read<T>(Func<StateData, T> read)
    {
        lock (_lock)
            return read(_data);
    }

    public void Update(Action<StateData> update)
    {
        lock (_lock)
        {
            update(_data);
            Save();
        }
    }

    private static StateData? Load(string file)
    {
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), StateJson.Default.StateData);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"\"{file}\" is not a state file of the emulator. Delete it to start with new tokens.", e);
        }
    }

    private void Save()
    {
        if (_file is not null)
            PrivateFile.Write(_file, JsonSerializer.SerializeToUtf8Bytes(_data, StateJson.Default.StateData));
    }
}

/// <summary>The content of the state file.</summary>
internal sealed class StateData
{
    public byte[] SigningKey { get; set; } = [];

    /// <summary>Sign-ins by refresh token.</summary>
    public Dictionary<string, StoredSignIn> SignIns { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Ids of revoked access tokens, with the time at which they expire anyway.</summary>
    public Dictionary<string, DateTimeOffset> Revoked { get; set; } = new(StringComparer.Ordinal);

    public static StateData New() => new() { SigningKey = RandomNumberGenerator.GetBytes(32) };
}

internal sealed record StoredSignIn(DateTimeOffset Started, DateTimeOffset LastUsed, string? AccessToken);

[JsonSerializable(typeof(StateData))]
internal sealed partial class StateJson : JsonSerializerContext;
