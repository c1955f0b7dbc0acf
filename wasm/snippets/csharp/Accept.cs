using System;
using System.Security.Cryptography;
using System.Text;

static class Program
{
    const string Guid = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    static string Accept(string key)
    {
        using (var sha1 = SHA1.Create())
        {
            byte[] digest = sha1.ComputeHash(Encoding.ASCII.GetBytes(key + Guid));
            return Convert.ToBase64String(digest);
        }
    }

    static void Main(string[] args)
    {
        Console.WriteLine(Accept(args[0]));
    }
}
