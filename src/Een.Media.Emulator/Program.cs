Console.Error.WriteLine("The emulator is not built yet.");
return 1;
